using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>Each organisation's own database or an error; never somebody else's (TENANCY 13 and 14).</summary>
public sealed class OrganisationDatabasesTests
{
    [Test]
    public void A_missing_connection_is_an_error_before_anything_is_opened()
    {
        using var tenancy = new TenancyServices();
        var organisation = new OrganisationBuilder { Database = new DatabaseReference("Sqlite", "Secrets:Nobody") }.Build();

        Assert.That(() => tenancy.Pools.Lease(organisation), Throws.TypeOf<NoDatabaseException>());
        Assert.That(Directory.GetFiles(tenancy.Data), Is.Empty);
    }

    [Test]
    public async Task A_context_refuses_to_open_another_organisations_database()
    {
        using var tenancy = new TenancyServices();
        var one = await tenancy.Migrated("one");
        var two = await tenancy.Migrated("two");
        await using var db = tenancy.Pools.Lease(one);
        db.Database.SetConnectionString(tenancy.Databases.Of(two).ConnectionString);

        Assert.That(async () => await db.Stamps.ToListAsync(), Throws.InvalidOperationException.With.Message.Contains("another database"));
    }

    [Test]
    public async Task Leases_at_once_see_their_own_rows_only()
    {
        using var tenancy = new TenancyServices();
        var organisations = new List<Organisation>();
        foreach (var n in Enumerable.Range(0, 5)) organisations.Add(await tenancy.Migrated($"o{n}"));

        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (n, ct) =>
        {
            var organisation = organisations[n % organisations.Count];
            await using var db = tenancy.Pools.Lease(organisation);
            Assert.That((await db.Stamps.SingleAsync(ct)).OrganisationId, Is.EqualTo(organisation.Id));
        });
    }

    [Test]
    public async Task A_changed_database_is_used_at_once()
    {
        using var tenancy = new TenancyServices(("Secrets:Other", "Data Source={data}/other.db"));
        var before = await tenancy.Migrated("one");
        var after = before with { Database = new DatabaseReference("Sqlite", "Secrets:Other") };
        await tenancy.Migrations.Migrate(after, default);

        await using (var db = tenancy.Pools.Lease(before)) await db.Stamps.SingleAsync();
        await using var moved = tenancy.Pools.Lease(after);

        Assert.That(moved.Database.GetConnectionString(), Does.EndWith("other.db"));
    }

    [Test]
    public async Task A_dead_database_soon_fails_fast_and_alone()
    {
        using var tenancy = new TenancyServices();
        var healthy = await tenancy.Migrated("healthy");
        var dead = new OrganisationBuilder { Id = "dead" }.Build();
        Directory.CreateDirectory(Path.Combine(tenancy.Data, "dead.db")); // a folder where the file should be

        Exception? last = null;
        for (var tries = 0; tries < 20 && last is not DatabaseUnavailableException; tries++)
        {
            await using var db = tenancy.Pools.Lease(dead);
            last = await Assert.CatchAsync(async () => await db.Stamps.ToListAsync());
        }

        Assert.That(last, Is.TypeOf<DatabaseUnavailableException>(), "the breaker opened");
        await using var other = tenancy.Pools.Lease(healthy);
        Assert.That(await other.Stamps.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Evicted_pools_are_built_again_when_needed()
    {
        using var tenancy = new TenancyServices();
        var organisation = await tenancy.Migrated("one");
        await using (var db = tenancy.Pools.Lease(organisation)) await db.Stamps.SingleAsync();

        tenancy.Pools.Evict("one");
        File.Move(Path.Combine(tenancy.Data, "one.db"), Path.Combine(tenancy.Data, "moved.db")); // nobody holds it any more
        File.Move(Path.Combine(tenancy.Data, "moved.db"), Path.Combine(tenancy.Data, "one.db"));

        await using var again = tenancy.Pools.Lease(organisation);
        Assert.That(await again.Stamps.CountAsync(), Is.EqualTo(1));
    }
}
