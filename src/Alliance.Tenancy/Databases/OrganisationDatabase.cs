using Alliance.Kernel;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>One organisation's database: what its contexts are built from. The same instance as long as the connection is the same.</summary>
public sealed class OrganisationDatabase(
    string organisationId, IDatabaseEngine engine, string connectionString, int statementTimeout, Outbox outbox)
{
    private readonly ConnectionGuard _guard = new(organisationId, engine, engine.Identify(connectionString));
    private readonly CommitBell _bell = new(organisationId, outbox);

    public string OrganisationId { get; } = organisationId;

    public IDatabaseEngine Engine { get; } = engine;

    public string ConnectionString { get; } = connectionString;

    public DbContextOptions<TDb> OptionsFor<TDb>() where TDb : ModuleDb => (DbContextOptions<TDb>)OptionsFor(typeof(TDb));

    internal static string HistoryTable(Type db) => $"__{db.Name.Replace("Db", "", StringComparison.Ordinal).ToLowerInvariant()}_migrations";

    private DbContextOptions OptionsFor(Type db)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(db))!;
        Engine.Use(builder, ConnectionString, HistoryTable(db), statementTimeout);
        builder.AddInterceptors(_guard, _bell, new TakenKeys(Engine), new CommitFence());
        // Comparing the model with its migrations is a test's task: each database's start would pay for it.
        builder.ConfigureWarnings(x => x.Ignore(RelationalEventId.PendingModelChangesWarning));
        return builder.Options;
    }
}
