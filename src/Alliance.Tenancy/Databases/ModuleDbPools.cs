using System.Collections.Concurrent;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Alliance.Tenancy.Databases;

/// <summary>One pooled factory per organisation, built at its first use and dropped when its version or database changes. Never a fallback to another database.</summary>
public sealed class ModuleDbPools<TDb>(OrganisationDatabases databases) where TDb : ModuleDb
{
    private readonly ConcurrentDictionary<string, Pool> _pools = new(StringComparer.Ordinal);

    public TDb Lease(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var database = databases.Of(organisation);
        if (!_pools.TryGetValue(organisation.Id, out var pool) || !ReferenceEquals(pool.Database, database))
            _pools[organisation.Id] = pool = new Pool(database, new PooledDbContextFactory<TDb>(database.OptionsFor<TDb>(), poolSize: 32));
        return pool.Factory.CreateDbContext();
    }

    private sealed record Pool(OrganisationDatabase Database, PooledDbContextFactory<TDb> Factory);
}
