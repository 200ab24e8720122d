using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Settings;
using Microsoft.Data.Sqlite;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>Changes of the folder while it is looked at: they touch whom they are about, and nobody else.</summary>
public sealed class RegistryTests
{
    private static readonly string[] Others =
        ["souss-massa.evil.example", "souss-massa", "x.souss-massa.example.ma", "example.ma", "souss-massa.example.ma.evil.example", "", "ism.example.ma"];

    [Test]
    public async Task Only_exact_host_names_resolve()
    {
        using var fixture = await RegistryFixture.Started();

        Assert.Multiple(() =>
        {
            Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"));
            foreach (var other in Others) Assert.That(fixture.At(other), Is.Null, other);
        });
    }

    [Test]
    public async Task A_new_file_is_served_without_touching_the_others()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.Put("irsk", new FileBuilder { Id = "irsk", Label = "rabat" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(fixture.At("rabat.example.ma")?.Id, Is.EqualTo("irsk"));
            Assert.That(fixture.Registry.All.Select(x => x.Id), Is.EqualTo(["aim", "ior", "irsk", "ism"]));
            Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
            Assert.That(fixture.Registry.Find("irsk")!.Version, Is.GreaterThan(fixture.Registry.All.Where(x => x.Id != "irsk").Max(x => x.Version)));
        });
    }

    [Test]
    public async Task A_changed_file_is_a_new_version_that_serves_on()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism")!;

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["name"] = "Another name"));
        await fixture.Look();

        var after = fixture.Registry.Find("ism")!;
        Assert.Multiple(() =>
        {
            Assert.That(after.Name, Is.EqualTo("Another name"));
            Assert.That(after.Version, Is.GreaterThan(before.Version));
            Assert.That(after.Serving, Is.EqualTo(before.Serving));
            Assert.That(before.Serving.IsCancellationRequested, Is.False);
        });
    }

    [Test]
    public async Task A_joining_organisation_is_known_but_not_reached_until_it_is_active()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ics", new FileBuilder { Id = "ics", Label = "casablanca", Status = "onboarding" });
        await fixture.Look();
        var joining = (fixture.Registry.Find("ics")?.Status, fixture.At("casablanca.example.ma"));

        fixture.Put("ics", new FileBuilder { Id = "ics", Label = "casablanca" });
        await fixture.Look();

        Assert.That(joining, Is.EqualTo(((OrganisationStatus?)OrganisationStatus.Onboarding, (Organisation?)null)));
        Assert.That(fixture.At("casablanca.example.ma")?.Id, Is.EqualTo("ics"));
    }

    [Test]
    public async Task Suspension_ends_what_is_going_on_and_resumption_starts_afresh()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism")!.Serving;
        var others = fixture.Registry.Find("ior")!.Serving;

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await fixture.Look();
        var suspended = fixture.At("souss-massa.example.ma")!;
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();
        var resumed = fixture.At("souss-massa.example.ma")!;

        Assert.Multiple(() =>
        {
            Assert.That(before.IsCancellationRequested);
            Assert.That(suspended.Status, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(suspended.Serving.IsCancellationRequested);
            Assert.That(resumed.Status, Is.EqualTo(OrganisationStatus.Active));
            Assert.That(resumed.Serving.IsCancellationRequested, Is.False);
            Assert.That(others.IsCancellationRequested, Is.False);
        });
    }

    [Test]
    public async Task A_changed_section_counts_at_once_and_a_bad_one_never()
    {
        using var fixture = await RegistryFixture.Started(x => x.AddOrganisationSection<MeetingSettings>("club"));
        string With(int notice) => new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["club"] = new JsonObject { ["notice"] = notice });
        int Notice() => fixture.Registry.Find("ism")!.Section<MeetingSettings>("club").Notice;

        fixture.Put("ism", With(notice: 9));
        await fixture.Look();
        var changed = Notice();
        fixture.Put("ism", With(notice: 61));
        await fixture.Settle();
        var (bad, problem) = (Notice(), fixture.Registry.Problems.Single());
        using var another = await fixture.AnotherStarted();
        var afterwards = another.Registry.Find("ism")!.Section<MeetingSettings>("club").Notice;

        Assert.Multiple(() =>
        {
            Assert.That((changed, bad, afterwards), Is.EqualTo((9, 9, 9)));
            Assert.That((problem.Source, problem.Reason), Is.EqualTo(("ism.json", "'club.notice' is at most 60 days")));
        });
    }

    [Test]
    public async Task A_removed_file_suspends_and_brings_back_what_it_took()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism")!;

        fixture.TakeAway("ism");
        await fixture.Settle();
        var removed = fixture.At("souss-massa.example.ma");
        var isRemoved = fixture.Registry.IsRemoved("ism");
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(removed?.Status, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(isRemoved);
            Assert.That(before.Serving.IsCancellationRequested);
            Assert.That(fixture.Registry.IsRemoved("ism"), Is.False);
            Assert.That(fixture.At("souss-massa.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Active));
            Assert.That(fixture.At("souss-massa.example.ma")!.Version, Is.GreaterThan(removed!.Version));
            Assert.That(fixture.Registry.Find("ior")!.Serving.IsCancellationRequested, Is.False);
        });
    }

    [Test]
    public async Task A_renamed_file_is_still_the_same_organisation()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        File.Move(fixture.PathOf("ism"), fixture.PathOf("a-better-name"));
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
        Assert.That(fixture.Registry.Problems, Is.Empty);
    }

    [Test]
    public async Task Whoever_listens_hears_of_each_change_after_it_happened()
    {
        using var fixture = await RegistryFixture.Started();
        var heard = new List<(string Id, OrganisationStatus? Before, OrganisationStatus After, bool Swapped)>();
        fixture.Registry.Changed += (_, _) => throw new InvalidOperationException("a listener that fails");
        fixture.Registry.Changed += (_, x) => heard.Add((x.After.Id, x.Before?.Status, x.After.Status, ReferenceEquals(fixture.Registry.Find(x.After.Id), x.After)));

        fixture.Put("new", new FileBuilder { Id = "new" });
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await fixture.Look();
        await fixture.Look();

        Assert.That(heard, Is.EquivalentTo([
            ("new", (OrganisationStatus?)null, OrganisationStatus.Active, true),
            ("ism", OrganisationStatus.Active, OrganisationStatus.Suspended, true),
        ]));
    }

    [Test]
    public async Task Resolving_allocates_nothing()
    {
        using var fixture = await RegistryFixture.Started();
        var organisations = fixture.Registry;
        var host = "souss-massa.example.ma".AsSpan().ToArray();
        organisations.TryResolve(host, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) organisations.TryResolve(host, out _);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public async Task Readers_never_notice_a_swap()
    {
        using var fixture = await RegistryFixture.Started();
        using var done = new CancellationTokenSource();
        var failures = 0;
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var found = fixture.At("souss-massa.example.ma") is { Id: "ism" } && fixture.Registry.Find("ior") is not null;
                if (!found || fixture.Registry.All.Length < 3) Interlocked.Increment(ref failures);
            }
        })).ToArray();

        for (var i = 0; i < 100; i++)
        {
            fixture.Put("flip", new FileBuilder { Id = "flip", Status = i % 2 == 0 ? "active" : "suspended" });
            await Task.WhenAll(fixture.Look(), fixture.Look());
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.That(failures, Is.Zero);
    }

    [Test]
    public async Task A_registry_database_that_fails_delays_nobodys_suspension()
    {
        using var fixture = await RegistryFixture.Started();
        Execute(fixture, "ALTER TABLE registry_organisations RENAME TO elsewhere");

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await fixture.Look();
        var suspended = fixture.Registry.Find("ism")!.Status;
        Execute(fixture, "ALTER TABLE elsewhere RENAME TO registry_organisations");
        fixture.Clock.Advance(TimeSpan.FromSeconds(6));
        await fixture.Look();

        fixture.Put("ism", "broken");
        using var restarted = await fixture.AnotherStarted();
        Assert.That(suspended, Is.EqualTo(OrganisationStatus.Suspended));
        Assert.That(restarted.Registry.Find("ism")!.Status, Is.EqualTo(OrganisationStatus.Suspended), "it was written down later");
    }

    private static void Execute(RegistryFixture fixture, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(fixture.Root, "data", "registry.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
