using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>One file per organisation, in write-ahead mode: readers never wait for the writer.</summary>
public sealed class SqliteEngine : IDatabaseEngine
{
    public string Provider => "Sqlite";

    /// <summary>In seconds. Nothing but a lock makes SQLite wait, asleep on a thread; and who writes has waited already (<see cref="WriteTurns"/>).</summary>
    private const int LongestWait = 5;

    public void Use(DbContextOptionsBuilder options, string connectionString, string historyTable, int statementTimeout)
    {
        var wait = Math.Min(statementTimeout, LongestWait);
        options.UseSqlite(connectionString, sqlite => sqlite
            .MigrationsAssembly("Alliance.Migrations.Sqlite")
            .MigrationsHistoryTable(historyTable)
            .CommandTimeout(wait))
            .AddInterceptors(new PlainConnections(wait));
    }

    public string Identify(string connectionString) => FullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    public bool Serves(DbConnection connection, string database)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return FullPath(connection.DataSource) == database;
    }

    public string ClockAfter(string seconds) => $"strftime('%Y-%m-%d %H:%M:%f', 'now', '+' || {seconds} || ' seconds')";

    public bool IsTaken(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY or SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_ROWID };

    /// <summary>What was read has been changed by another connection, so that this one can't write on.</summary>
    public bool IsLostRace(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_BUSY_SNAPSHOT };

    public DatabaseTrouble? TroubleIn(DbException exception) => exception is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => DatabaseTrouble.Locked,
        SQLitePCL.raw.SQLITE_FULL => DatabaseTrouble.Full,
        SQLitePCL.raw.SQLITE_READONLY => DatabaseTrouble.ReadOnly,
        SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => DatabaseTrouble.Unreachable,
        _ => null,
    };

    public IEnumerable<IInterceptor> Around(DatabaseCondition condition, TimeProvider clock) => [new WriteTurns(condition, this, clock)];

    public async Task<IAsyncDisposable> BeginMigration(string connectionString, CancellationToken ct)
    {
        var file = Identify(connectionString);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var turn = await TakeTurn(file + ".migrating", ct);

        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(ct);
        await Execute("PRAGMA journal_mode = WAL");
        // A process killed while migrating leaves its row behind, and every later migration would wait for it for ever. Looked for first: who writes waits for whoever else does.
        if (await Counts("sqlite_master WHERE name = '__EFMigrationsLock'") && await Counts("\"__EFMigrationsLock\"")) await Execute("DELETE FROM \"__EFMigrationsLock\"");
        return turn;

        async Task<bool> Counts(string rows) => await Execute("SELECT COUNT(*) FROM " + rows) is > 0L;

        async Task<object?> Execute(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(ct);
        }
    }

    /// <summary>An exclusive file lock, released by the operating system even when the process is killed.</summary>
    private static async Task<FileStream> TakeTurn(string file, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    public Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public async Task Backup(string connectionString, string target, CancellationToken ct)
    {
        await using var from = new SqliteConnection(connectionString);
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        await from.OpenAsync(ct);
        await to.OpenAsync(ct);
        from.BackupDatabase(to);
    }

    public async Task Restore(string connectionString, string source, CancellationToken ct)
    {
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await using var to = new SqliteConnection(connectionString);
        await from.OpenAsync(ct);
        await to.OpenAsync(ct);
        from.BackupDatabase(to);
    }

    public string? OverwriteDeleted => "PRAGMA secure_delete = ON";

    /// <summary>The write-ahead log has each version of a page until its place is written again.</summary>
    public async Task Forget(string connectionString, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(connectionString) { DefaultTimeout = 1 };
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(ct);
    }

    public void ReleaseConnections(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public Task Drop(string connectionString, CancellationToken ct)
    {
        ReleaseConnections(connectionString);
        var file = Identify(connectionString);
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
        return Task.CompletedTask;
    }

    private static string FullPath(string dataSource) => Path.GetFullPath(dataSource);
}
