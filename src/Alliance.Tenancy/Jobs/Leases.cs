using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Jobs;

/// <summary>Who does an organisation's background work at the moment: a row in its database with a term, so that replicas don't compete and a dead one is succeeded.</summary>
public sealed class Leases(ModuleDbPools<OrganisationDb> pools, TimeProvider clock)
{
    private readonly string _me = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Gives the lease back when the work is done, so that another replica need not wait for its term to end.</summary>
    public async Task Release(Organisation organisation, string name, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        await db.Leases.Where(x => x.Name == name && x.Holder == _me).ExecuteDeleteAsync(ct);
    }

    /// <summary>Takes the lease, or prolongs it where this process holds it already.</summary>
    /// <returns>False when another process holds it.</returns>
    public async Task<bool> TryTake(Organisation organisation, string name, TimeSpan term, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + term;
        var taken = await db.Leases
            .Where(x => x.Name == name && (x.Holder == _me || x.Until < now))
            .ExecuteUpdateAsync(x => x.SetProperty(y => y.Holder, _me).SetProperty(y => y.Until, until), ct);
        if (taken > 0) return true;
        if (await db.Leases.AnyAsync(x => x.Name == name, ct)) return false;

        db.Leases.Add(new Lease { Name = name, Holder = _me, Until = until });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // another process was first to write the row
        }
    }
}
