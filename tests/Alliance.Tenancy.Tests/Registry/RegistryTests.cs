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
    public async Task A_bad_file_keeps_the_last_good_version_and_says_why()
    {
        using var fixture = await RegistryFixture.Started();
        var (before, other) = (fixture.Registry.Find("ism"), fixture.Registry.Find("ior"));

        fixture.Put("ism", "{ \"id\": \"ism\", ");
        await fixture.Settle();
        var broken = (fixture.Registry.Find("ism"), fixture.Registry.Problems.Single());
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "www" });
        await fixture.Settle();
        var reserved = (fixture.Registry.Find("ism"), fixture.Registry.Problems.Single());
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(broken.Item1, Is.SameAs(before));
            Assert.That((broken.Item2.Source, broken.Item2.OrganisationId), Is.EqualTo(("ism.json", "ism")));
            Assert.That(broken.Item2.Reason, Does.Contain("JSON"));
            Assert.That(reserved.Item1, Is.SameAs(before));
            Assert.That(reserved.Item2.Reason, Does.Contain("reserved"));
            Assert.That(fixture.Registry.Problems, Is.Empty);
            Assert.That(fixture.Registry.Find("ior"), Is.SameAs(other));
        });
    }

    [Test]
    public async Task A_half_written_file_is_waited_for()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");
        var text = new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["name"] = "Whole");
        var newcomer = (string)new FileBuilder { Id = "irsk", Label = "rabat" };

        for (var written = 0; written < text.Length; written += 40)
        {
            fixture.Put("ism", text[..written]);
            fixture.Put("irsk", newcomer[..Math.Min(written, newcomer.Length - 1)]);
            await fixture.Look();
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
            Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
            Assert.That(fixture.Registry.Problems, Is.Empty);
        }

        fixture.Put("ism", text);
        fixture.Put("irsk", newcomer);
        await fixture.Look();

        Assert.That(fixture.Registry.Find("ism")!.Name, Is.EqualTo("Whole"));
        Assert.That(fixture.At("rabat.example.ma"), Is.Not.Null);
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

    /// <summary>Editors move the old file away, then write the new one.</summary>
    [Test]
    public async Task A_file_that_is_away_for_a_moment_is_not_removed()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.TakeAway("ism");
        await fixture.Look();
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await fixture.Look();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
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
    public async Task A_folder_that_is_gone_or_empty_removes_nobody()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        Directory.Move(fixture.Folder, fixture.Folder + "-away");
        await fixture.Settle();
        var (gone, goneReason) = (fixture.Registry.All, fixture.Reasons.Single());
        Directory.CreateDirectory(fixture.Folder);
        await fixture.Settle();
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(gone, Is.EqualTo(before));
            Assert.That(goneReason, Does.StartWith("can't be read"));
            Assert.That(fixture.Registry.All, Is.EqualTo(before));
            Assert.That(fixture.Reasons.Single(), Does.StartWith("has no file at all"));
        });
    }

    [Test]
    public async Task A_file_that_can_not_be_read_keeps_its_organisation()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.TakeAway("ism");
        File.CreateSymbolicLink(fixture.PathOf("ism"), "nowhere.json");
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
        Assert.That(fixture.Registry.Problems.Single().OrganisationId, Is.EqualTo("ism"));
    }

    [Test]
    public async Task Duplicates_are_refused_to_the_newcomer_with_the_reason()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        fixture.Put("0-id", new FileBuilder { Id = "ism", Label = "elsewhere" });
        fixture.Put("0-label", new FileBuilder { Id = "two", Label = "souss-massa" });
        fixture.Put("0-alliance", new FileBuilder { Id = "aim2", Label = "alliance2", Kind = "alliance" });
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(fixture.Registry.All, Is.EqualTo(before));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-id.json").Reason, Does.Contain("ism.json"));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-label.json").Reason, Does.Contain("'ism'"));
            Assert.That(fixture.Registry.Problems.Single(x => x.Source == "0-alliance.json").Reason, Does.Contain("'aim'"));
        });
    }

    [Test]
    public async Task Duplicates_at_the_first_start_go_to_the_first_file()
    {
        using var fixture = new RegistryFixture();
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("b", new FileBuilder { Id = "two", Label = "same" });
        fixture.Put("a", new FileBuilder { Id = "one", Label = "same" });

        await fixture.Registry.Start(default);

        Assert.That(fixture.At("same.example.ma")?.Id, Is.EqualTo("one"));
        Assert.That(fixture.Registry.Problems.Single().Source, Is.EqualTo("b.json"));
    }

    [Test]
    public async Task A_file_overwritten_with_anothers_keeps_both_as_they_were()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        File.Copy(fixture.PathOf("ior"), fixture.PathOf("ism"), overwrite: true);
        await fixture.Settle();

        Assert.That(fixture.Registry.All, Is.EqualTo(before));
        Assert.That(fixture.Registry.Problems.Single().Source, Is.EqualTo("ism.json"));
    }

    [Test]
    public async Task An_id_is_immutable_so_another_one_is_another_organisation()
    {
        using var fixture = await RegistryFixture.Started();

        fixture.Put("ism", new FileBuilder { Id = "ism2", Label = "souss-massa" });
        await fixture.Settle();
        var sameLabel = (fixture.At("souss-massa.example.ma")?.Id, fixture.Registry.Find("ism2"));
        fixture.Put("ism", new FileBuilder { Id = "ism2", Label = "souss-massa-2" });
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(sameLabel, Is.EqualTo(("ism", (Organisation?)null)), "the name is still that of the old one, which goes on");
            Assert.That(fixture.At("souss-massa-2.example.ma")?.Id, Is.EqualTo("ism2"));
            Assert.That(fixture.At("souss-massa.example.ma")?.Status, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(fixture.Registry.IsRemoved("ism"));
        });
    }

    [Test]
    public async Task What_is_fixed_for_good_can_not_be_changed()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Kind = "alliance" });
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
        Assert.That(fixture.Reasons.Single(), Does.Contain("kind"));
    }

    [Test]
    public async Task Two_organisations_never_share_a_database()
    {
        using var fixture = await RegistryFixture.Started();
        string WithSecret(string id) => new FileBuilder { Id = id }.With(x => x["database"] = new JsonObject { ["provider"] = "Sqlite", ["secret"] = "Secrets:One" });

        fixture.Put("one", WithSecret("one"));
        fixture.Put("two", WithSecret("two"));
        await fixture.Look();

        Assert.That(fixture.Registry.Find("one"), Is.Not.Null);
        Assert.That(fixture.Registry.Find("two"), Is.Null);
        Assert.That(fixture.Reasons.Single(), Does.Contain("database of 'one'"));
    }

    [Test]
    public async Task A_name_given_up_rests_before_another_organisation_gets_it()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss" });
        fixture.TakeAway("ior");
        fixture.Put("a", new FileBuilder { Id = "one", Label = "souss-massa" });
        fixture.Put("b", new FileBuilder { Id = "two", Label = "oriental" });
        await fixture.Settle();
        var atOnce = (fixture.At("souss-massa.example.ma")?.Id, fixture.At("oriental.example.ma")?.Id, fixture.Registry.Problems.Length);

        fixture.Clock.Advance(TimeSpan.FromDays(89));
        await fixture.Look();
        var later = fixture.Registry.Find("one");
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(atOnce, Is.EqualTo(((string?)null, (string?)"ior", 2)));
            Assert.That(later, Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("one"));
            Assert.That(fixture.At("oriental.example.ma")?.Id, Is.EqualTo("two"));
            Assert.That(fixture.Registry.Problems, Is.Empty);
        });
    }

    [Test]
    public async Task Its_own_old_name_comes_back_at_once()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss" });
        await fixture.Look();

        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();

        Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"));
        Assert.That(fixture.At("souss.example.ma"), Is.Null);
    }

    /// <summary>A slip in a file that nobody was ever served from must not block its correction for three months.</summary>
    [Test]
    public async Task What_was_only_ever_joining_is_forgotten_with_its_file()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("icx", new FileBuilder { Id = "icx", Label = "casablanca", Status = "onboarding" });
        await fixture.Look();

        fixture.TakeAway("icx");
        await fixture.Settle();
        fixture.Put("ics", new FileBuilder { Id = "ics", Label = "casablanca" });
        await fixture.Look();

        Assert.That(fixture.Registry.Find("icx"), Is.Null);
        Assert.That(fixture.At("casablanca.example.ma")?.Id, Is.EqualTo("ics"));
    }

    [Test]
    public async Task A_custom_domain_counts_once_it_is_proven_and_no_longer_than_that()
    {
        using var fixture = await RegistryFixture.Started();
        var file = new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["hosts"] = new JsonArray("prets.example.org"));
        fixture.Put("ism", file);
        await fixture.Look();
        var unproven = (fixture.At("prets.example.org"), fixture.Reasons.Single());

        fixture.Configuration["Network:ProvenDomains:0:Domain"] = "Prets.Example.org";
        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "ior";
        fixture.Configuration.Reload();
        await fixture.Look();
        var provenForAnother = fixture.At("prets.example.org");

        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "ism";
        fixture.Configuration.Reload();
        await fixture.Look();
        var proven = fixture.At("prets.example.org");

        fixture.Configuration["Network:ProvenDomains:0:Organisation"] = "";
        fixture.Configuration.Reload();
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(unproven.Item1, Is.Null);
            Assert.That(unproven.Item2, Does.Contain("Network:ProvenDomains"));
            Assert.That(provenForAnother, Is.Null);
            Assert.That(proven?.Id, Is.EqualTo("ism"));
            Assert.That(proven?.Hosts, Is.EqualTo(["prets.example.org"]));
            Assert.That(fixture.At("prets.example.org"), Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma")!.Version, Is.GreaterThan(proven!.Version));
        });
    }

    [Test]
    public async Task A_custom_domain_can_not_be_another_organisations()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["hosts"] = new JsonArray("prets.example.org")));
        await fixture.Look();

        fixture.Put("ior", new FileBuilder { Id = "ior", Label = "oriental" }.With(x => x["hosts"] = new JsonArray("PRETS.example.org.")));
        await fixture.Look();

        Assert.That(fixture.Registry.Problems.Select(x => (x.OrganisationId, x.Reason)), Has.Some.Matches<(string? Id, string Reason)>(
            x => x.Id == "ior" && x.Reason.Contains("that of 'ism'", StringComparison.Ordinal)));
        Assert.That(fixture.Registry.Find("ior")!.Version, Is.LessThan(fixture.Registry.Find("ism")!.Version), "the last good version stays");
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

    /// <summary>Kubernetes: <c>x.json → ..data/x.json</c>, <c>..data → ..1</c>; an update swaps <c>..data</c>. The new files have the old length and time here, as in images.</summary>
    [Test]
    public async Task A_swapped_symbolic_link_above_the_files_is_noticed()
    {
        using var fixture = await RegistryFixture.Started();
        var files = new Dictionary<string, string> { ["aim"] = FileBuilder.Alliance, ["ism"] = new FileBuilder { Id = "ism", Label = "souss-massa" } };
        Directory.Delete(fixture.Folder, recursive: true);
        Directory.CreateDirectory(fixture.Folder);
        void Version(string name, Dictionary<string, string> texts)
        {
            var folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, name)).FullName;
            foreach (var (id, text) in texts)
            {
                File.WriteAllText(Path.Combine(folder, id + ".json"), text);
                File.SetLastWriteTimeUtc(Path.Combine(folder, id + ".json"), DateTime.UnixEpoch);
            }

            var link = Path.Combine(fixture.Folder, "..data");
            if (Directory.Exists(link)) Directory.Delete(link);
            Directory.CreateSymbolicLink(link, name);
        }

        Version("..1", files);
        foreach (var id in files.Keys) File.CreateSymbolicLink(fixture.PathOf(id), Path.Combine("..data", id + ".json"));
        await fixture.Settle();
        var mounted = fixture.At("souss-massa.example.ma")?.Name;
        files["ism"] = files["ism"].Replace("Initiative", "initiative", StringComparison.Ordinal);
        Version("..2", files);
        Directory.Delete(Path.Combine(fixture.Folder, "..1"), recursive: true);
        await fixture.Look();

        Assert.That(mounted, Is.EqualTo("Initiative ism"));
        Assert.That(fixture.At("souss-massa.example.ma")?.Name, Is.EqualTo("initiative ism"));
        Assert.That(fixture.Registry.Find("ism")!.Status, Is.EqualTo(OrganisationStatus.Active));
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
