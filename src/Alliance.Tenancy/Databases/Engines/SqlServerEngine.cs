using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>One database per organisation, its native unit in an elastic pool.</summary>
public sealed class SqlServerEngine : IDatabaseEngine
{
    public string Provider => "SqlServer";

    public void Use(DbContextOptionsBuilder options, string connectionString, string historyTable, int statementTimeout) =>
        options.UseSqlServer(connectionString, server => server
            .MigrationsAssembly("Alliance.Migrations.SqlServer")
            .MigrationsHistoryTable(historyTable)
            .CommandTimeout(statementTimeout));

    public string Identify(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        return $"{builder.DataSource}/{builder.InitialCatalog}".ToLowerInvariant();
    }

    public string Identify(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return $"{connection.DataSource}/{connection.Database}".ToLowerInvariant();
    }

    public string ClockAfter(string seconds) => $"DATEADD(second, {seconds}, SYSUTCDATETIME())";

    /// <summary>2627: a key's constraint; 2601: a unique index.</summary>
    public bool IsTaken(DbException exception) => exception is SqlException { Number: 2627 or 2601 };

    public DatabaseTrouble? TroubleIn(DbException exception) => exception is not SqlException sql ? null : sql.Number switch
    {
        -2 or 1222 => DatabaseTrouble.Locked, // a statement's or a lock's time is over
        1101 or 1105 or 9002 or 40544 => DatabaseTrouble.Full,
        3906 => DatabaseTrouble.ReadOnly,
        4060 or 40197 or 40501 or 40613 or 10928 or 10929 => DatabaseTrouble.Unreachable,
        _ => sql.Class >= 20 ? DatabaseTrouble.Unreachable : null, // the connection is lost
    };

    /// <summary>None: its writers wait for rows, not for the whole database, and not on threads.</summary>
    public IEnumerable<IInterceptor> Around(DatabaseCondition condition, TimeProvider clock) => [];

    /// <summary>Nothing to do: EF Core creates the database itself and takes an application lock that ends with its connection.</summary>
    public Task<IAsyncDisposable> BeginMigration(string connectionString, CancellationToken ct) => Task.FromResult<IAsyncDisposable>(new NoLock());

    public async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using (var allow = connection.CreateCommand())
        {
            allow.CommandText = "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON";
            await allow.ExecuteNonQueryAsync(ct);
        }

        return await connection.BeginTransactionAsync(IsolationLevel.Snapshot, ct);
    }

    public Task Backup(string connectionString, string target, CancellationToken ct) =>
        OnMaster(connectionString, "DECLARE @sql nvarchar(max) = N'BACKUP DATABASE ' + QUOTENAME(@database) + N' TO DISK = @file WITH COPY_ONLY, INIT, CHECKSUM'; EXEC sp_executesql @sql, N'@file nvarchar(400)', @file;", target, ct);

    public Task Restore(string connectionString, string source, CancellationToken ct) =>
        OnMaster(connectionString, "DECLARE @sql nvarchar(max) = N'RESTORE DATABASE ' + QUOTENAME(@database) + N' FROM DISK = @file WITH REPLACE, CHECKSUM'; EXEC sp_executesql @sql, N'@file nvarchar(400)', @file;", source, ct);

    public void ReleaseConnections(string connectionString)
    {
        using var connection = new SqlConnection(connectionString);
        SqlConnection.ClearPool(connection);
    }

    public Task Drop(string connectionString, CancellationToken ct) =>
        OnMaster(connectionString, "DECLARE @sql nvarchar(max) = N'ALTER DATABASE ' + QUOTENAME(@database) + N' SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE ' + QUOTENAME(@database); EXEC sp_executesql @sql;", "", ct);

    private static async Task OnMaster(string connectionString, string sql, string file, CancellationToken ct)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        var database = builder.InitialCatalog;
        builder.InitialCatalog = "master";
        await using var connection = new SqlConnection(builder.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("@database", database);
        command.Parameters.AddWithValue("@file", file);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class NoLock : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
