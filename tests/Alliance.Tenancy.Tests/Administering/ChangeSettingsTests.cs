using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Tenancy.Administering;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;
using Alliance.Tenancy.Tests.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Administering;

/// <summary>What an administrator types becomes the organisation's file, by the rules by which files are taken from the folder; nothing else of it changes.</summary>
public sealed class ChangeSettingsTests
{
    private static readonly ICurrentUser Administrator = new Somebody(SettingsPermissions.Read, SettingsPermissions.Change);
    private static readonly ICurrentUser Director = new Somebody(SettingsPermissions.Read);

    private static readonly string File = new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x =>
    {
        x["database"] = new JsonObject { ["provider"] = "Sqlite", ["secret"] = "Secrets:Ism" };
        x["club"] = JsonNode.Parse("""{ "notice": 10, "on": [1, 15], "titles": { "fr": "Club" }, "seats": [{ "holder": "A" }, { "holder": "B" }] }""");
    });

    [Test]
    public async Task A_value_is_changed_and_all_else_stays()
    {
        using var fixture = await Started();

        var changed = await Check(fixture, ("club.notice", " 12 "), ("club.fee", "1 250,50"), ("club.tea", "true"), ("club.status", "byInvitation"));

        var expected = (JsonObject)JsonNode.Parse(File)!;
        (expected["club"]!["notice"], expected["club"]!["fee"], expected["club"]!["tea"], expected["club"]!["status"]) = (12, 1250.5m, true, "byInvitation");
        Assert.That(changed.Problems, Is.Empty);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(changed.Body), expected), () => changed.Body);
        Assert.That(changed.Changes.Select(x => (x.Path, x.Before, x.After)), Does.Contain(("club.notice", "10", "12")));
    }

    [Test]
    public async Task What_is_emptied_is_taken_out()
    {
        using var fixture = await Started();

        var changed = await Check(fixture, ("club.notice", ""), ("club.titles.fr", " "), ("club.on", ""));

        Assert.That(changed.Problems, Is.Empty);
        Assert.That(JsonNode.Parse(changed.Body)!["club"]!.AsObject().Select(x => x.Key), Is.EqualTo(["seats"]));
    }

    [Test]
    public async Task An_entry_that_is_emptied_goes_and_an_empty_one_that_is_filled_in_comes()
    {
        using var fixture = await Started();

        var changed = await Check(fixture, ("club.seats[0].holder", ""), ("club.seats[0].votes", ""), ("club.seats[1].holder", "B"), ("club.seats[1].votes", "false"), ("club.seats[2].holder", "C"));

        Assert.That(JsonNode.Parse(changed.Body)!["club"]!["seats"]!.ToJsonString(), Is.EqualTo("""[{"holder":"B","votes":false},{"holder":"C"}]"""));
        Assert.That(changed.Typed["club.seats[0].holder"], Is.EqualTo("B"), "by paths of the changed file");
    }

    [Test]
    public async Task What_is_typed_as_it_was_shown_changes_nothing()
    {
        using var fixture = await Started();

        var changed = await Check(fixture, ("club.notice", "10"), ("club.on", "1\r\n15\r\n"), ("club.titles.fr", "Club"), ("club.fee", ""), ("name", "Initiative ism"));

        Assert.That(changed.Changes, Is.Empty);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(changed.Body), JsonNode.Parse(File)), () => changed.Body);
    }

    /// <summary>By whichever door: another's host name, another's database, a way around the two persons who give rights.</summary>
    [TestCase("id", "other")]
    [TestCase("label", "oriental")]
    [TestCase("kind", "alliance")]
    [TestCase("status", "suspended")]
    [TestCase("hosts", "prets.example.org")]
    [TestCase("database.secret", "Secrets:Other")]
    [TestCase("demo.seed", "1")]
    public async Task What_who_runs_the_service_decides_stays_as_it_is(string path, string typed)
    {
        using var fixture = await Started();

        var changed = await Check(fixture, (path, typed));

        Assert.That(changed.Changes, Is.Empty);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(changed.Body), JsonNode.Parse(File)), () => changed.Body);
    }

    [TestCase("club.notice", "abc", "number.unreadable")]
    [TestCase("club.notice", "1,5", "number.not-whole")]
    [TestCase("club.notice", "61", "setting.too-large")]
    [TestCase("club.fee", "1.250", "amount.two-readings")]
    [TestCase("club.since", "31/02/2023", "day.not-in-month")]
    [TestCase("club.room", "12", "is a room such as B-12")]
    [TestCase("club.titles.fr", "A name that is too long", "setting.length")]
    [TestCase("timeZone", "Mars/Olympus", "setting.no-time-zone")]
    [TestCase("name", "", "setting.missing")]
    public async Task What_cannot_be_taken_is_said_beside_it(string path, string typed, string code)
    {
        using var fixture = await Started();

        var changed = await Check(fixture, (path, typed));

        Assert.That(changed.Problems.Select(x => (x.Path, x.Code)), Is.EqualTo([(path, code)]));
        Assert.That(changed.Typed[path], Is.EqualTo(typed), "it stays as it was typed");
    }

    [Test]
    public async Task What_only_the_section_itself_refuses_is_said_too()
    {
        using var fixture = await Started();

        var changed = await Check(fixture, ("club.on", "15, 1"));

        Assert.That(changed.Problems.Select(x => x.Path), Is.EqualTo(["club"]));
    }

    [Test]
    public async Task A_saved_file_is_in_force_at_once_and_the_one_before_is_kept()
    {
        using var fixture = await Started(writable: true);
        var hash = (await Shown(fixture)).Hash;

        await Save(fixture, hash, ("club.notice", "12"));

        Assert.That(fixture.Registry.Find("ism")!.Section<MeetingSettings>("club").Notice, Is.EqualTo(12));
        var kept = Directory.EnumerateFiles(fixture.Folder, ".ism.json.*").Single(x => !x.EndsWith(".lock", StringComparison.Ordinal));
        Assert.That(await System.IO.File.ReadAllTextAsync(kept), Is.EqualTo(File));
        Assert.That(fixture.Reasons, Is.Empty);
        var shown = await Shown(fixture);
        Assert.That(shown.Changes.Select(x => (x.By, x.Settings.Single())), Is.EqualTo([("Somebody", "club.notice")]));
        Assert.That(shown.Hash, Is.Not.EqualTo(hash));
    }

    [Test]
    public async Task Of_two_who_change_the_file_at_once_the_second_is_told()
    {
        using var fixture = await Started(writable: true);
        var hash = (await Shown(fixture)).Hash;
        await Save(fixture, hash, ("club.notice", "12"));

        Assert.That(() => Save(fixture, hash, ("club.notice", "13")), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("settings.changed-meanwhile"));
        Assert.That(fixture.Registry.Find("ism")!.Section<MeetingSettings>("club").Notice, Is.EqualTo(12));
    }

    [Test]
    public async Task A_file_that_would_be_refused_is_not_written()
    {
        using var fixture = await Started(writable: true);

        Assert.That(() => Save(fixture, null, ("club.notice", "61")), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("settings.not-good"));
        Assert.That(await System.IO.File.ReadAllTextAsync(fixture.PathOf("ism")), Is.EqualTo(File));
    }

    [Test]
    public async Task Files_are_written_only_where_the_deployment_says_so()
    {
        using var fixture = await Started();

        Assert.That((await Shown(fixture)).MayWrite, Is.False);
        Assert.That(() => Save(fixture, null, ("club.notice", "12")), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("settings.not-writable"));
        Assert.That(await System.IO.File.ReadAllTextAsync(fixture.PathOf("ism")), Is.EqualTo(File));
    }

    [Test]
    public async Task Who_only_reads_changes_nothing_and_others_do_not_even_read()
    {
        using var fixture = await Started(writable: true);

        var shown = await Run<ShowSettings, ShowSettings.Output>(fixture, Director, x => x.Handle());
        Assert.That((shown.MayChange, shown.MayWrite), Is.EqualTo((false, false)));
        Assert.That(() => Run<CheckSettings, CheckSettings.Output>(fixture, Director, x => x.Handle(Typed(("club.notice", "12")))), Throws.TypeOf<NotAllowedException>());
        Assert.That(() => Save(fixture, shown.Hash, Director, ("club.notice", "12")), Throws.TypeOf<NotAllowedException>());
        Assert.That(() => Run<ShowSettings, ShowSettings.Output>(fixture, new Somebody(), x => x.Handle()), Throws.TypeOf<NotAllowedException>());
    }

    private static async Task<RegistryFixture> Started(bool writable = false)
    {
        var fixture = new RegistryFixture(services => services.AddSingleton(new OrganisationSection("club", typeof(MeetingSettings))));
        fixture.Configuration["Tenants:Writable"] = $"{writable}";
        fixture.Configuration["Secrets:Ism"] = $"Data Source={fixture.DatabaseOf("ism")}";
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("ism", File);
        await fixture.Registry.Start(default);
        await fixture.Host.Services.GetRequiredService<OrganisationMigrations>().Migrate(fixture.Registry.Find("ism")!, default);
        return fixture;
    }

    private static Dictionary<string, string> Typed(params (string Path, string Text)[] typed) => typed.ToDictionary(x => x.Path, x => x.Text);

    private static Task<ShowSettings.Output> Shown(RegistryFixture fixture) => Run<ShowSettings, ShowSettings.Output>(fixture, Administrator, x => x.Handle());

    private static Task<CheckSettings.Output> Check(RegistryFixture fixture, params (string, string)[] typed) =>
        Run<CheckSettings, CheckSettings.Output>(fixture, Administrator, x => x.Handle(Typed(typed)));

    private static Task<bool> Save(RegistryFixture fixture, string? hash, params (string, string)[] typed) => Save(fixture, hash, Administrator, typed);

    private static Task<bool> Save(RegistryFixture fixture, string? hash, ICurrentUser user, params (string, string)[] typed) => Run<SaveSettings, bool>(fixture, user, async x =>
    {
        await x.Handle(Typed(typed), hash ?? (await Shown(fixture)).Hash);
        return true;
    });

    private static async Task<TResult> Run<T, TResult>(RegistryFixture fixture, ICurrentUser user, Func<T, Task<TResult>> run) where T : notnull
    {
        await using var scope = fixture.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(fixture.Registry.Find("ism")!);
        return await run(ActivatorUtilities.CreateInstance<T>(new WithUser(scope.ServiceProvider, user)));
    }

    /// <summary>The scope with somebody in it.</summary>
    private sealed class WithUser(IServiceProvider scope, ICurrentUser user) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(ICurrentUser) ? user
            : serviceType == typeof(CheckSettings) ? ActivatorUtilities.CreateInstance<CheckSettings>(this)
            : scope.GetService(serviceType);
    }
}
