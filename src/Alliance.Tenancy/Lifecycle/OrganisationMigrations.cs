using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Lifecycle;

/// <summary>A database that carries another organisation's stamp: refused, whatever the configuration says.</summary>
public sealed class ForeignDatabaseException(string organisationId, string stamped)
    : InvalidOperationException($"The database configured for {organisationId} belongs to {stamped}.");

/// <summary>Brings an organisation's tables up to date, module by module, and stamps the database with its owner.</summary>
public sealed class OrganisationMigrations(
    OrganisationDatabases databases, IEnumerable<ModuleDbRegistration> modules, IServiceProvider services)
{
    /// <exception cref="ForeignDatabaseException">The database is another organisation's.</exception>
    public async Task Migrate(Organisation organisation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var database = databases.Of(organisation);
        // What an earlier try left open is perhaps worth nothing any more: SQLite opens a file that can only be read for reading, and stays with it.
        database.Engine.ReleaseConnections(database.ConnectionString);
        await using var turn = await database.Engine.BeginMigration(database.ConnectionString, ct);

        // Tenancy's own tables first: the stamp is checked before anybody else's tables are touched.
        await using (var own = Create(organisation))
        {
            await BringUpToDate(own, ct);
            await Stamp(own, organisation, ct);
        }

        foreach (var module in modules.Where(x => x.Kinds.HasFlag(organisation.Kind) && x.DbType != typeof(OrganisationDb)))
        {
            await using var db = module.Create(services, organisation);
            await BringUpToDate(db, ct);
        }
    }

    private OrganisationDb Create(Organisation organisation) =>
        (OrganisationDb)modules.Single(x => x.DbType == typeof(OrganisationDb)).Create(services, organisation);

    /// <summary>EF Core writes before it looks: a replica that has nothing to do needn't wait for whoever writes.</summary>
    private static async Task BringUpToDate(ModuleDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
    }

    private static async Task Stamp(OrganisationDb db, Organisation organisation, CancellationToken ct)
    {
        if (await db.Stamps.SingleOrDefaultAsync(ct) is not { } stamp)
        {
            db.Stamps.Add(new DatabaseStamp { OrganisationId = organisation.Id });
            await db.SaveChangesAsync(ct);
        }
        else if (stamp.OrganisationId != organisation.Id)
        {
            throw new ForeignDatabaseException(organisation.Id, stamp.OrganisationId);
        }
    }
}
