using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Registry;

/// <summary>Keeps the ledger in the registry's database, so that a restart or another replica doesn't forget what was accepted or removed.</summary>
internal sealed class RegistryStore(OrganisationDatabases databases, DbContextOptions<RegistryDb> options, OrganisationParser parser)
{
    public async Task Migrate(CancellationToken ct)
    {
        var database = databases.OfRegistry();
        await using var turn = await database.Engine.BeginMigration(database.ConnectionString, ct);
        await using var db = Open();
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>All that is known, into <paramref name="ledger"/>.</summary>
    public async Task Recall(RegistryLedger ledger, CancellationToken ct)
    {
        await using var db = Open();
        var hosts = await db.Hosts.AsNoTracking().ToListAsync(ct);
        foreach (var row in await db.Organisations.AsNoTracking().ToListAsync(ct)) ledger.Recall(EntryOf(row), ClaimsOf(row.Id, hosts));
    }

    /// <summary>What other processes removed or deleted for good meanwhile.</summary>
    public async Task RecallTombstones(RegistryLedger ledger, CancellationToken ct)
    {
        await using var db = Open();
        var gone = await db.Organisations.AsNoTracking().Where(x => x.RemovedAt != null).ToListAsync(ct);
        if (gone.Count == 0) return;

        var hosts = await db.Hosts.AsNoTracking().Where(x => x.RetiredAt != null).ToListAsync(ct);
        foreach (var row in gone)
        {
            if (ledger.Find(row.Id) is null) ledger.Recall(EntryOf(row), ClaimsOf(row.Id, hosts));
            else if (row.DeletedAt is { } at) ledger.RecallDeletion(row.Id, at);
        }
    }

    /// <summary>Writes down the entries that differ, and forgets those that nobody ever saw.</summary>
    public async Task Save(RegistryLedger ledger, CancellationToken ct)
    {
        await using var db = Open();
        foreach (var id in ledger.Unsaved)
        {
            var row = await db.Organisations.FindAsync([id], ct);
            if (ledger.Find(id) is not { } entry)
            {
                if (row is not null) db.Organisations.Remove(row);
            }
            else
            {
                if (row is null) db.Organisations.Add(row = new StoredOrganisation { Id = id, FileName = "", Body = "", Version = 0, AcceptedAt = default });
                (row.FileName, row.Body, row.Version, row.AcceptedAt) = (entry.FileName, entry.Body, entry.Version, entry.AcceptedAt);
                (row.ServedSince, row.RemovedAt) = (entry.ServedSince, entry.RemovedAt);
                // Another process may have deleted what this one only knows as removed.
                row.DeletedAt = entry.RemovedAt is null ? null : entry.DeletedAt ?? row.DeletedAt;
            }

            await SaveClaims(db, id, ledger.ClaimsOf(id).ToDictionary(), ct);
        }

        await db.SaveChangesAsync(ct);
        ledger.Unsaved.Clear();
    }

    private static async Task SaveClaims(RegistryDb db, string id, Dictionary<string, HostClaim> claims, CancellationToken ct)
    {
        var names = claims.Keys.ToList();
        var rows = await db.Hosts.Where(x => x.OrganisationId == id || names.Contains(x.Host)).ToListAsync(ct);
        foreach (var row in rows.Where(x => x.OrganisationId == id && !claims.ContainsKey(x.Host))) db.Hosts.Remove(row);
        foreach (var (host, claim) in claims)
        {
            var row = rows.Find(x => x.Host == host);
            if (row is null) db.Hosts.Add(row = new ClaimedHost { Host = host, OrganisationId = id });
            (row.OrganisationId, row.RetiredAt) = (id, claim.RetiredAt);
        }
    }

    /// <summary>An accepted version that keeps to today's rules no more (demonstrations not allowed here, say) reserves its names but isn't served.</summary>
    private LedgerEntry EntryOf(StoredOrganisation row) => new()
    {
        Id = row.Id,
        FileName = row.FileName,
        Body = row.Body,
        Organisation = parser.Parse(row.FileName, row.Body).Organisation,
        Version = row.Version,
        AcceptedAt = row.AcceptedAt,
        ServedSince = row.ServedSince,
        RemovedAt = row.RemovedAt,
        DeletedAt = row.DeletedAt,
    };

    private static IEnumerable<KeyValuePair<string, HostClaim>> ClaimsOf(string id, List<ClaimedHost> hosts) =>
        hosts.Where(x => x.OrganisationId == id).Select(x => KeyValuePair.Create(x.Host, new HostClaim(id, x.RetiredAt)));

    private RegistryDb Open() => new(options);
}
