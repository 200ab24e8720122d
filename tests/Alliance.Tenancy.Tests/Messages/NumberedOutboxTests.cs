using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Messages;

/// <summary>What waited when the release before wrote it, and what it writes while both run, is relayed in the order in which it was written.</summary>
public sealed class NumberedOutboxTests
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["first"] = "D0000000-0000-0000-0000-000000000000",
        ["second"] = "A0000000-0000-0000-0000-000000000000",
        ["third"] = "C0000000-0000-0000-0000-000000000000",
        ["fourth"] = "B0000000-0000-0000-0000-000000000000",
    };

    [Test]
    public async Task Rows_of_the_release_before_keep_their_order()
    {
        using var tenancy = new TenancyServices();
        var organisation = new OrganisationBuilder { Id = "old" }.Build();
        await using (var db = tenancy.Pools.Lease(organisation))
        {
            await db.Database.MigrateAsync("Initial");
            foreach (var body in (string[])["first", "second", "third"]) await WriteAsBefore(db, body);
        }

        await tenancy.Migrations.Migrate(organisation, default);

        await using var now = tenancy.Pools.Lease(organisation);
        await WriteAsBefore(now, "fourth");
        var rows = await now.Outbox.AsNoTracking().OrderBy(x => x.Number).ToListAsync();
        Assert.That(rows.Select(x => x.Body), Is.EqualTo(["first", "second", "third", "fourth"]));
        Assert.That(rows.Select(x => (x.Number, x.Attempts, x.NextTryAt, x.ParkedAt)), Is.EqualTo(Enumerable.Range(1, 4).Select(x => ((long)x, 0, (DateTime?)null, (DateTime?)null))));
    }

    private static Task<int> WriteAsBefore(DbContext db, string body) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO tenancy_outbox (Id, Type, Body, Recipient) VALUES ({Ids[body]}, 'type', {body}, NULL)");
}
