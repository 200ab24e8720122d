#!/bin/bash
# The image takes the administrator's password from an environment variable alone; here that is the server's own, not one that `docker inspect` shows.
set -euo pipefail
MSSQL_SA_PASSWORD=$(< /run/secrets/sa-password)
export MSSQL_SA_PASSWORD
exec /opt/mssql/bin/sqlservr
