using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Tests.Databases;

public sealed class MigrationsTests
{
    [Test]
    public async Task A_database_is_stamped_and_refused_to_anybody_else()
    {
        using var tenancy = new TenancyServices(("Secrets:Taken", "Data Source={data}/one.db"));
        await tenancy.Migrated("one");
        var thief = new OrganisationBuilder { Id = "thief", Database = new DatabaseReference("Sqlite", "Secrets:Taken") }.Build();

        Assert.That(async () => await tenancy.Migrations.Migrate(thief, default), Throws.TypeOf<ForeignDatabaseException>());
    }

    [Test]
    public async Task Replicas_that_migrate_at_the_same_time_wait_for_each_other()
    {
        using var folder = new TenancyServices();
        var organisation = new OrganisationBuilder { Id = "one" }.Build();
        var replicas = Enumerable.Range(0, 4).Select(_ => new TenancyServices(folder.Data)).ToArray();

        await Task.WhenAll(replicas.Select(x => Task.Run(() => x.Migrations.Migrate(organisation, default))));

        await using var db = folder.Pools.Lease(organisation);
        Assert.That(await db.Stamps.CountAsync(), Is.EqualTo(1));
        foreach (var replica in replicas) replica.Dispose();
    }

    /// <summary>A process killed while migrating leaves its row, and EF Core would wait for it for ever.</summary>
    [Test]
    public async Task What_a_killed_migration_left_behind_is_cleared()
    {
        using var tenancy = new TenancyServices();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(tenancy.Data, "one.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync();
        }

        var organisation = new OrganisationBuilder { Id = "one" }.Build();
        await Eventually.Comes(tenancy.Migrations.Migrate(organisation, default));

        await using var db = tenancy.Pools.Lease(organisation);
        Assert.That(await db.Stamps.CountAsync(), Is.EqualTo(1));
    }
}
