using System.Collections.Concurrent;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Alliance.Tenancy.Databases;

/// <summary>Pools that can be let go: of one organisation, or of all that nobody used for a while.</summary>
public interface IModuleDbPools
{
    void Evict(string organisationId);

    void EvictIdle(TimeSpan idle);
}

/// <summary>One pooled factory per organisation, built at its first use, dropped when its database changes or nobody uses it. Never a fallback to another database.</summary>
public sealed class ModuleDbPools<TDb>(OrganisationDatabases databases, IEnumerable<CommitStep> steps, TimeProvider clock) : IModuleDbPools where TDb : ModuleDb
{
    private const int ContextsKept = 32;

    private readonly CommitStep[] _steps = [.. steps.Where(x => x.Db == typeof(TDb)).OrderBy(x => x.Stage)];
    private readonly ConcurrentDictionary<string, Pool> _pools = new(StringComparer.Ordinal);

    /// <summary>A context for as long as it isn't disposed of.</summary>
    /// <param name="scope">Whose services the steps before a commit use. Without it the context of a module that has such steps can only read.</param>
    /// <param name="held">The turn of background work it is for: commits are refused once another process has taken it over.</param>
    public TDb Lease(Organisation organisation, IServiceProvider? scope = null, HeldLease? held = null)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var database = databases.Of(organisation);
        if (!_pools.TryGetValue(organisation.Id, out var pool) || !ReferenceEquals(pool.Database, database))
            _pools[organisation.Id] = pool = new Pool(database, new PooledDbContextFactory<TDb>(database.OptionsFor<TDb>(), ContextsKept));
        pool.LastUsed = clock.GetTimestamp();
        var db = pool.Factory.CreateDbContext();
        (db.Steps, db.Held) = (CommitSteps.In(scope, _steps), held);
        // A single statement has no transaction of its own, so no commit that could be checked; the pool resets this.
        if (held is not null) db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    public void Evict(string organisationId)
    {
        if (_pools.TryRemove(organisationId, out var pool)) pool.Database.Engine.ReleaseConnections(pool.Database.ConnectionString);
    }

    public void EvictIdle(TimeSpan idle)
    {
        foreach (var (id, pool) in _pools)
            if (clock.GetElapsedTime(pool.LastUsed) > idle) Evict(id);
    }

    private sealed class Pool(OrganisationDatabase database, PooledDbContextFactory<TDb> factory)
    {
        public OrganisationDatabase Database { get; } = database;
        public PooledDbContextFactory<TDb> Factory { get; } = factory;
        public long LastUsed { get; set; }
    }
}
