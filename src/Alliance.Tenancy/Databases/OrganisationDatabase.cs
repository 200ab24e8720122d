using Alliance.Kernel;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>One organisation's database: what its contexts are built from. The same instance as long as the connection is the same.</summary>
public sealed class OrganisationDatabase
{
    private readonly int _statementTimeout;
    private readonly IInterceptor[] _interceptors;

    public OrganisationDatabase(string organisationId, IDatabaseEngine engine, string connectionString, int statementTimeout, OutboxSignals signals, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(engine);
        (OrganisationId, Engine, ConnectionString, _statementTimeout) = (organisationId, engine, connectionString, statementTimeout);
        Condition = new DatabaseCondition(organisationId, clock);
        _interceptors =
        [
            new ConnectionGuard(Condition, engine, engine.Identify(connectionString), clock), .. engine.Around(Condition, clock), new DatabaseTroubles(Condition, engine),
            new CommitBell(organisationId, signals), new TakenKeys(engine), new CommitFence(),
        ];
    }

    public string OrganisationId { get; }

    public IDatabaseEngine Engine { get; }

    public string ConnectionString { get; }

    public DatabaseCondition Condition { get; }

    public DbContextOptions<TDb> OptionsFor<TDb>() where TDb : ModuleDb => (DbContextOptions<TDb>)OptionsFor(typeof(TDb));

    internal static string HistoryTable(Type db) => $"__{db.Name.Replace("Db", "", StringComparison.Ordinal).ToLowerInvariant()}_migrations";

    private DbContextOptions OptionsFor(Type db)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(db))!;
        Engine.Use(builder, ConnectionString, HistoryTable(db), _statementTimeout);
        builder.AddInterceptors(_interceptors);
        // Comparing the model with its migrations is a test's task: each database's start would pay for it.
        builder.ConfigureWarnings(x => x.Ignore(RelationalEventId.PendingModelChangesWarning));
        return builder.Options;
    }
}
