#!/bin/bash
# Makes the login that the host uses. It may create databases, and owns those it has created: enough to migrate, back up, restore and delete them.
# It is no member of a server role and sees nothing of a database that somebody else created.
set -euo pipefail
SQLCMDPASSWORD=$(< /run/secrets/sa-password)
export SQLCMDPASSWORD
password=$(< /run/secrets/login-password)
quoted=${password//\'/\'\'}

# From standard input, so that the password is on no command line; -x, so that a $( in it stays as it is.
# The same SID everywhere: a backup restored on another server finds its owner again.
exec /opt/mssql-tools18/bin/sqlcmd -C -S sqlserver -U sa -b -x <<SQL
IF SUSER_ID(N'alliance') IS NULL
    CREATE LOGIN alliance WITH PASSWORD = N'$quoted', SID = 0xA111A9CE00000000000000000000A11A, DEFAULT_DATABASE = master, CHECK_POLICY = ON;
ELSE
    ALTER LOGIN alliance WITH PASSWORD = N'$quoted';
GRANT CREATE ANY DATABASE TO alliance;
GO
SQL
