using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>One database per organisation, its native unit in an elastic pool.</summary>
public sealed class SqlServerEngine : IDatabaseEngine
{
    private const int CantOpen = 4060;
    private const int ExistsAlready = 1801;

    /// <summary>Held by the session: replicas that start at once migrate one after another, and a killed one holds nobody up.</summary>
    internal const string TurnToMigrate = """
        DECLARE @outcome int;
        EXEC @outcome = sp_getapplock @Resource = N'alliance-migration', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1;
        IF @outcome < 0 THROW 50000, N'The turn to migrate could not be had.', 1;
        """;

    private readonly IsolationLevels _levels = new();

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

    /// <summary>Also to <c>master</c> on the same server: EF Core creates and drops databases from there.</summary>
    public bool Serves(DbConnection connection, string database)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(database);
        var opened = $"{connection.DataSource}/{connection.Database}".ToLowerInvariant();
        return opened == database || opened == database[..database.LastIndexOf('/')] + "/master";
    }

    public string ClockAfter(string seconds) => $"DATEADD(second, {seconds}, SYSUTCDATETIME())";

    /// <summary>2627: a key's constraint; 2601: a unique index.</summary>
    public bool IsTaken(DbException exception) => exception is SqlException { Number: 2627 or 2601 };

    /// <summary>1205: chosen to end a deadlock; 3960: a snapshot whose row was changed meanwhile; 1222 is a lock's time-out and no race.</summary>
    public bool IsLostRace(DbException exception) => exception is SqlException { Number: 1205 or 3960 };

    public DatabaseTrouble? TroubleIn(DbException exception) => exception is not SqlException sql ? null : sql.Number switch
    {
        -2 or 1222 => DatabaseTrouble.Locked, // a statement's or a lock's time is over
        1101 or 1105 or 9002 or 40544 => DatabaseTrouble.Full,
        3906 => DatabaseTrouble.ReadOnly,
        4060 or 40197 or 40501 or 40613 or 10928 or 10929 => DatabaseTrouble.Unreachable,
        _ => sql.Class >= 20 ? DatabaseTrouble.Unreachable : null, // the connection is lost
    };

    /// <summary>Its writers wait for rows, not for the whole database, and not on threads; so there is no line of them.</summary>
    public IEnumerable<IInterceptor> Around(DatabaseCondition condition, TimeProvider clock) => [_levels];

    public async Task<IAsyncDisposable> BeginMigration(string connectionString, CancellationToken ct)
    {
        // Not of the pool: there its session would go on, and keep the turn.
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await OpenOrCreate(connection, ct);
            await using var turn = new SqlCommand(TurnToMigrate, connection) { CommandTimeout = 0 };
            await turn.ExecuteNonQueryAsync(ct);
            if (await SqlServerSettings.Misfits(connection, ct) is { Count: > 0 } misfits) throw new UnfitDatabaseException(misfits);
            return connection; // the lock ends with it
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return await connection.BeginTransactionAsync(_levels.Note(connection, IsolationLevel.Snapshot), ct);
    }

    public Task Backup(string connectionString, string target, CancellationToken ct) =>
        OnMaster(connectionString, "DECLARE @sql nvarchar(max) = N'BACKUP DATABASE ' + QUOTENAME(@database) + N' TO DISK = @file WITH COPY_ONLY, INIT, CHECKSUM'; EXEC sp_executesql @sql, N'@file nvarchar(400)', @file;", target, ct);

    public Task Restore(string connectionString, string source, CancellationToken ct) =>
        OnMaster(connectionString, "DECLARE @sql nvarchar(max) = N'RESTORE DATABASE ' + QUOTENAME(@database) + N' FROM DISK = @file WITH REPLACE, CHECKSUM'; EXEC sp_executesql @sql, N'@file nvarchar(400)', @file;", source, ct);

    public string? OverwriteDeleted => null;

    /// <summary>Log and backups are the server's.</summary>
    public Task Forget(string connectionString, CancellationToken ct) => Task.CompletedTask;

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

    /// <summary>By the connection's own database, which a login without rights on <c>master</c> can open; where there is none yet, with the settings we rely on.</summary>
    private static async Task OpenOrCreate(SqlConnection connection, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (SqlException missing) when (missing.Number is CantOpen)
        {
            try
            {
                await OnMaster(connection.ConnectionString, SqlServerSettings.Create, "", ct);
            }
            catch (SqlException other) when (other.Number is ExistsAlready)
            {
                // Another replica was first.
            }

            await connection.OpenAsync(ct);
        }
    }
}
