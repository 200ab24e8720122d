using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Databases;

/// <summary>Leaves nothing of a row's earlier versions in the organisation's database files, as far as the product keeps these itself: for what nobody may find there afterwards.</summary>
/// <remarks>Where a database server keeps a log and backups, they are its operator's: these we don't reach.</remarks>
public sealed class DeletedTraces(OrganisationDatabases databases, TenantContext tenant)
{
    /// <summary>From now on what <paramref name="db"/> replaces or deletes is overwritten, not only given free.</summary>
    public async Task Overwrite(ModuleDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (databases.Of(tenant.Organisation).Engine.OverwriteDeleted is { } sql) await db.Database.ExecuteSqlRawAsync(sql, ct);
    }

    /// <summary>Empties what the database keeps of earlier versions beside its tables. Called after the commit, outside any transaction; while somebody reads an earlier version, the next time does it.</summary>
    public Task Forget(CancellationToken ct)
    {
        var database = databases.Of(tenant.Organisation);
        return database.Engine.Forget(database.ConnectionString, ct);
    }
}
