using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>What commands ask of an organisation's database before they touch it: is it there, is it its own?</summary>
internal sealed class OwnDatabase(ModuleDbPools<OrganisationDb> pools)
{
    public async Task<bool> Exists(Organisation organisation, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        return await db.Database.CanConnectAsync(ct);
    }

    public async Task<bool> IsItsOwn(Organisation organisation, CancellationToken ct)
    {
        await using var db = pools.Lease(organisation);
        try
        {
            return await db.StampOf(organisation.Id, ct) is not null;
        }
        catch (DbException)
        {
            return false; // without our tables, or no database at all
        }
    }

    /// <exception cref="RefusedException">There is none, or it is somebody else's.</exception>
    public async Task Demand(Organisation organisation, CancellationToken ct)
    {
        if (!await Exists(organisation, ct))
            throw new RefusedException("organisation.no-database", $"{organisation.Id} has no database.");
        if (!await IsItsOwn(organisation, ct))
            throw new RefusedException("organisation.foreign-database", $"The database configured for {organisation.Id} isn't its own.");
    }

    /// <summary>Connections of this process would keep, or see, the old database.</summary>
    public void LetGo(Organisation organisation) => pools.Evict(organisation.Id);
}
