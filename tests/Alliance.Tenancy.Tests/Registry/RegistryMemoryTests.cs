using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>What a restart, or another replica, knows of what was accepted and removed.</summary>
public sealed class RegistryMemoryTests
{
    [Test]
    public async Task A_restart_with_a_broken_file_serves_the_last_accepted_version()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism")!;

        fixture.Put("ism", "{ half");
        using var restarted = await fixture.AnotherStarted();
        await restarted.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(restarted.At("souss-massa.example.ma")?.Name, Is.EqualTo(before.Name));
            Assert.That(restarted.At("souss-massa.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Active));
            Assert.That(restarted.At("souss-massa.example.ma")?.Version, Is.EqualTo(before.Version));
            Assert.That(restarted.Registry.Problems.Single().OrganisationId, Is.EqualTo("ism"));
        });
    }

    [Test]
    public async Task Those_that_were_there_first_stay_first_after_a_restart()
    {
        using var fixture = await RegistryFixture.Started();

        fixture.Put("0-newcomer", new FileBuilder { Id = "two", Label = "souss-massa" });
        using var restarted = await fixture.AnotherStarted();

        Assert.That(restarted.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"));
        Assert.That(restarted.Registry.Find("two"), Is.Null);
    }

    [Test]
    public async Task A_file_removed_while_nobody_looked_suspends_at_the_next_start()
    {
        using var fixture = await RegistryFixture.Started();

        fixture.TakeAway("ism");
        using var restarted = await fixture.AnotherStarted();

        Assert.That(restarted.At("souss-massa.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Suspended));
        Assert.That(restarted.Registry.IsRemoved("ism"));
    }

    [Test]
    public async Task Another_replica_without_the_file_knows_the_tombstone()
    {
        using var fixture = await RegistryFixture.Started();
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Root, "other")).FullName;
        File.Copy(fixture.PathOf("alliance"), Path.Combine(folder, "alliance.json"));
        File.Copy(fixture.PathOf("ior"), Path.Combine(folder, "ior.json"));
        fixture.TakeAway("ism");
        await fixture.Settle();

        File.WriteAllText(Path.Combine(folder, "thief.json"), new FileBuilder { Id = "thief", Label = "souss-massa" });
        using var replica = await fixture.AnotherStarted(folder);

        Assert.That(replica.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"));
        Assert.That(replica.Registry.Find("ism")!.Status, Is.EqualTo(OrganisationStatus.Suspended));
        Assert.That(replica.Registry.Find("thief"), Is.Null);
    }

    [Test]
    public async Task A_running_replica_hears_of_anothers_tombstones()
    {
        using var fixture = await RegistryFixture.Started();
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Root, "other")).FullName;
        File.Copy(fixture.PathOf("alliance"), Path.Combine(folder, "alliance.json"));
        using var replica = await fixture.AnotherStarted(folder);
        fixture.Put("late", new FileBuilder { Id = "late", Label = "late" });
        await fixture.Look();
        fixture.TakeAway("late");
        await fixture.Settle();

        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        await replica.Look();
        File.WriteAllText(Path.Combine(folder, "thief.json"), new FileBuilder { Id = "thief", Label = "late" });
        await replica.Look();

        Assert.That(replica.Registry.Find("thief"), Is.Null);
        Assert.That(replica.At("late.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Suspended));
    }

    [Test]
    public async Task A_remembered_demonstration_is_not_served_where_demonstrations_are_not_allowed()
    {
        using var fixture = new RegistryFixture(x => x.AddSingleton(Options.Create(new DemoOptions { Allowed = true })));
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["demo"] = new JsonObject { ["businessDate"] = "2023-06-30", ["seed"] = 1 }));
        await fixture.Registry.Start(default);
        var allowed = fixture.Registry.Find("ism");

        using var elsewhere = new RegistryFixture();
        CopyFolder(fixture.Root, elsewhere.Root);
        await elsewhere.Registry.Start(default);
        await elsewhere.Settle();

        Assert.That(allowed?.Demo, Is.Not.Null);
        Assert.That(elsewhere.Registry.Find("ism"), Is.Null);
        Assert.That(elsewhere.Reasons.Single(), Does.Contain("Demo:Allowed"));
    }

    [Test]
    public async Task An_operators_command_writes_nothing_down()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.TakeAway("ism");

        using var command = fixture.Another();
        await command.Registry.Start(default, remember: false);

        using var scope = fixture.Host.Services.CreateScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RegistryDb>().Organisations.ToListAsync();
        Assert.That(command.Registry.IsRemoved("ism"));
        Assert.That(rows.Select(x => x.RemovedAt), Is.All.Null);
    }

    [Test]
    public async Task Replicas_that_start_together_write_the_same_down()
    {
        using var fixture = new RegistryFixture();
        fixture.Put("alliance", FileBuilder.Alliance);
        for (var i = 0; i < 10; i++) fixture.Put($"p{i}", new FileBuilder { Id = $"p{i}" });
        var replicas = Enumerable.Range(0, 3).Select(_ => fixture.Another()).ToArray();

        await Task.WhenAll(replicas.Select(x => Task.Run(() => x.Registry.Start(default))));
        fixture.Clock.Advance(TimeSpan.FromSeconds(6));
        foreach (var replica in replicas) await replica.Look();

        using var scope = fixture.Host.Services.CreateScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RegistryDb>().Organisations.CountAsync();
        Assert.That(rows, Is.EqualTo(11));
        Assert.That(replicas.Select(x => x.Registry.All.Length), Is.All.EqualTo(11));
        foreach (var replica in replicas) replica.Dispose();
    }

    private static void CopyFolder(string from, string to)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
