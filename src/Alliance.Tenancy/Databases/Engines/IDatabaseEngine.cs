using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases.Engines;

/// <summary>All that differs between SQLite and SQL Server. Nothing outside this folder asks which one it is.</summary>
public interface IDatabaseEngine
{
    /// <summary>As in settings: <c>Sqlite</c> or <c>SqlServer</c>.</summary>
    string Provider { get; }

    /// <summary>Makes <paramref name="options"/> speak to this database, with the migrations of this provider and a history table per module.</summary>
    void Use(DbContextOptionsBuilder options, string connectionString, string historyTable, int statementTimeout);

    /// <summary>The physical database a connection string names, to tell two organisations' databases apart.</summary>
    string Identify(string connectionString);

    /// <summary>Whether a connection that EF Core is about to open is to that database, or to what it needs to create it.</summary>
    /// <param name="database">As <see cref="Identify"/> says it.</param>
    bool Serves(DbConnection connection, string database);

    /// <summary>SQL for the database's own clock (UTC, as EF Core stores instants) and <paramref name="seconds"/> on: an SQL expression, such as a parameter.</summary>
    string ClockAfter(string seconds);

    /// <summary>Whether a write failed because its primary or unique key exists already.</summary>
    bool IsTaken(DbException exception);

    /// <summary>Whether another transaction won what this one needed too: nothing is wrong with it, and tried again it may well succeed.</summary>
    bool IsLostRace(DbException exception);

    /// <summary>Whether a failure is the database's own rather than the statement's; null where it isn't.</summary>
    DatabaseTrouble? TroubleIn(DbException exception);

    /// <summary>What else stands around each statement of one database. Made once for it.</summary>
    IEnumerable<IInterceptor> Around(DatabaseCondition condition, TimeProvider clock);

    /// <summary>Waits for the turn to migrate this database (replicas may want to at the same time), makes room for a new one, clears what a killed process left behind, and looks whether its settings are those we rely on.</summary>
    /// <exception cref="UnfitDatabaseException">They aren't.</exception>
    Task<IAsyncDisposable> BeginMigration(string connectionString, CancellationToken ct);

    /// <summary>Shows the database as of one moment to whatever reads in this transaction, without holding up writers.</summary>
    Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken ct);

    /// <summary>A consistent copy of the running database at <paramref name="target"/>.</summary>
    Task Backup(string connectionString, string target, CancellationToken ct);

    /// <summary>Replaces the database by the copy. The organisation must not be served meanwhile.</summary>
    Task Restore(string connectionString, string source, CancellationToken ct);

    /// <summary>SQL after which a connection overwrites what it deletes or replaces; null where there is none.</summary>
    string? OverwriteDeleted { get; }

    /// <summary>Empties the files in which earlier versions of rows lie, where the product keeps them itself.</summary>
    Task Forget(string connectionString, CancellationToken ct);

    /// <summary>Closes the idle connections of the provider's own pool.</summary>
    void ReleaseConnections(string connectionString);

    /// <summary>Removes the database for good.</summary>
    Task Drop(string connectionString, CancellationToken ct);
}
