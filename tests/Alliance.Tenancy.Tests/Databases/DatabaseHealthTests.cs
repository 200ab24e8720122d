using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Databases;

/// <summary>What is the database's own trouble is told as such and known to operators, until something is written again.</summary>
public sealed class DatabaseHealthTests
{
    [Test]
    public async Task A_full_disk_is_named_and_answered_as_unavailable_until_there_is_room()
    {
        using var tenancy = new TenancyServices();
        var one = await tenancy.Migrated("one");

        Assert.That(async () => await Write(tenancy, one, pages: 1), Throws.TypeOf<DatabaseUnavailableException>().With.Property("Code").EqualTo("database-unavailable"));
        Assert.That(await Trouble(tenancy, one), Is.EqualTo(DatabaseTrouble.Full));
        Assert.That(await Trouble(tenancy, one), Is.EqualTo(DatabaseTrouble.Full), "still, though a little can be written");

        await Write(tenancy, one, pages: 100_000);
        Assert.That(await Trouble(tenancy, one), Is.Null);
    }

    [Test]
    public async Task A_lock_is_known_while_it_lasts_whoever_else_writes()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        using var tenancy = new TenancyServices(clock);
        var one = await tenancy.Migrated("one");
        var other = await tenancy.Migrated("other");
        using (new HeldLock(tenancy, "one"))
        {
            var writer = Write(tenancy, one);
            await Until(async () => await Trouble(tenancy, one) is DatabaseTrouble.Locked, "somebody has tried to write");
            Assert.That(await Trouble(tenancy, other), Is.Null);
            await Until(() => Task.FromResult(writer.IsCompleted), "it waits in vain");
            Assert.That(async () => await writer, Throws.TypeOf<BusyException>());
        }

        await Until(async () => await Trouble(tenancy, one) is null, "looking writes, so that it is noticed when the lock is gone");

        Task Until(Func<Task<bool>> isSo, string what) => Eventually.Holds(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
                return isSo();
            },
            what);
    }

    [Test]
    public async Task A_database_that_comes_back_is_used_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        using var tenancy = new TenancyServices(clock);
        var one = await tenancy.Migrated("one");
        var file = Path.Combine(tenancy.Data, "one.db");
        tenancy.Databases.Of(one).Engine.ReleaseConnections(tenancy.Databases.Of(one).ConnectionString);
        File.Move(file, file + ".away");
        Directory.CreateDirectory(file); // a folder where the file should be
        for (var tries = 0; tries < 5; tries++) Assert.That(async () => await Write(tenancy, one), Throws.TypeOf<DatabaseUnavailableException>());

        Directory.Delete(file);
        File.Move(file + ".away", file);
        Assert.That(async () => await Write(tenancy, one), Throws.TypeOf<DatabaseUnavailableException>(), "the breaker is open");
        clock.Advance(TimeSpan.FromSeconds(6));

        await Write(tenancy, one);
        Assert.That(await Trouble(tenancy, one), Is.Null);
    }

    /// <param name="pages">How many its database may have, on the connection that writes: at most as many as there are is what SQLite says when a disk is full.</param>
    private static async Task Write(TenancyServices tenancy, Organisation organisation, int? pages = null)
    {
        await using var db = tenancy.Pools.Lease(organisation);
        db.Steps = CommitSteps.None;
        if (pages is { } most)
        {
            await db.Database.OpenConnectionAsync(); // the pool may have others, which know of no limit
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {most}";
            await command.ExecuteScalarAsync();
        }

        for (var n = 0; n < 10; n++) db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = "key", Xml = new string('x', 5_000) });
        await db.SaveChangesAsync();
    }

    private static Task<DatabaseTrouble?> Trouble(TenancyServices tenancy, Organisation organisation) =>
        tenancy.Services.GetRequiredService<DatabaseHealth>().TroubleOf(organisation, default);
}
