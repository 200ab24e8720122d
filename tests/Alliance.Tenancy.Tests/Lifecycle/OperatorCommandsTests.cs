using System.IO.Compression;
using System.Text.Json.Nodes;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;
using Alliance.Tenancy.Tests.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>Each operator's command in a process of its own, beside a host that goes on looking, on real files and databases.</summary>
public sealed class OperatorCommandsTests
{
    [Test]
    public async Task List_shows_everybodys_state_and_what_is_wrong()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("ics", new FileBuilder { Id = "ics", Label = "casablanca", Status = "onboarding" });
        fixture.Put("www", new FileBuilder { Id = "www", Label = "www" });
        await fixture.Settle();
        fixture.TakeAway("ior");
        await fixture.Settle();

        var (code, output) = await fixture.Command("organisations", "list");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output, Does.Match("aim +alliance +active +https://alliance.example.ma/"));
            Assert.That(output, Does.Match("ics +platform +onboarding"));
            Assert.That(output, Does.Match("ior +platform +removed"));
        });
    }

    [Test]
    public async Task Migrate_brings_all_up_to_date_but_the_one_that_fails()
    {
        using var fixture = await RegistryFixture.Started();
        fixture.Put("bad", new FileBuilder { Id = "bad" }.With(x => x["database"] = new JsonObject { ["provider"] = "Sqlite", ["secret"] = "Secrets:Missing" }));
        fixture.Put("ics", new FileBuilder { Id = "ics", Status = "onboarding" });
        await fixture.Look();

        var (code, output) = await fixture.Command("migrate");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output, Does.Contain("ism: up to date").And.Contain("ior: up to date").And.Contain("aim: up to date"));
            Assert.That(output, Does.Contain("bad: failed").And.Contain("Secrets:Missing"));
            Assert.That(output, Does.Not.Contain("ics"));
            Assert.That(File.Exists(fixture.DatabaseOf("ism")));
        });
    }

    [Test]
    public async Task Suspend_changes_the_status_and_no_other_byte()
    {
        using var fixture = await RegistryFixture.Started(x => x.AddOrganisationSection<MeetingSettings>("club"));
        const string text = "\uFEFF{\n  \"$schema\" : \"./tenant.schema.json\",\n\t\"id\":\"ism\", \"label\":\"souss-massa\",\n  \"name\": \"Initiative \\u00e9\",\n"
            + "  \"club\": { \"status\": \"everybody\" },\n  \"kind\": \"platform\",   \"status\" :   \"active\"  ,\n  \"territory\": { \"region\": \"MA-09\" }\n}\n\n";
        fixture.Put("ism", text);
        await fixture.Look();

        var (code, _) = await fixture.Command("suspend", "ism");
        await fixture.Look();
        var suspended = await File.ReadAllTextAsync(fixture.PathOf("ism"), new System.Text.UTF8Encoding(false));
        var status = fixture.Registry.Find("ism")!.Status;
        var (again, refusal) = await fixture.Command("suspend", "ism");
        var (resumed, _) = await fixture.Command("resume", "ism");
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That((code, again, resumed), Is.EqualTo((0, 1, 0)));
            Assert.That(suspended, Is.EqualTo(text[1..].Replace("\"status\" :   \"active\"", "\"status\" :   \"suspended\"", StringComparison.Ordinal)));
            Assert.That(File.ReadAllBytes(fixture.PathOf("ism")), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(text)));
            Assert.That(status, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(refusal, Does.Contain("not active"));
            Assert.That(fixture.Registry.Find("ism")!.Status, Is.EqualTo(OrganisationStatus.Active));
        });
    }

    [Test]
    public async Task Suspend_writes_through_a_symbolic_link()
    {
        using var fixture = await RegistryFixture.Started();
        File.Move(fixture.PathOf("ism"), Path.Combine(fixture.Root, "elsewhere"));
        File.CreateSymbolicLink(fixture.PathOf("ism"), "../elsewhere");

        var (code, _) = await fixture.Command("suspend", "ism");

        Assert.That(code, Is.Zero);
        Assert.That(new FileInfo(fixture.PathOf("ism")).LinkTarget, Is.EqualTo("../elsewhere"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(fixture.Root, "elsewhere")), Does.Contain("suspended"));
    }

    [Test]
    public async Task A_folder_that_can_not_be_written_is_a_clear_answer()
    {
        using var fixture = await RegistryFixture.Started();
        var before = await File.ReadAllTextAsync(fixture.PathOf("ism"));
        Directory.CreateDirectory(Path.Combine(fixture.Folder, ".ism.json.new")); // where the new version would be drafted

        var (code, output) = await fixture.Command("suspend", "ism");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("can't be written here").And.Contain("ConfigMap"));
        Assert.That(await File.ReadAllTextAsync(fixture.PathOf("ism")), Is.EqualTo(before));
    }

    [Test]
    public async Task Export_hands_over_every_table_and_the_file_but_no_keys()
    {
        using var fixture = await RegistryFixture.Migrated();
        await Write(fixture, "ism", "a, \"quoted\"\nholder مبادرة");
        var path = Path.Combine(fixture.Root, "ism.zip");

        var (code, _) = await fixture.Command("export", "ism", "--to", path);
        var (again, refusal) = await fixture.Command("export", "ism", "--to", path);

        await using var zip = await ZipFile.OpenReadAsync(path);
        Assert.Multiple(() =>
        {
            Assert.That((code, again), Is.EqualTo((0, 1)));
            Assert.That(refusal, Does.Contain("exists"));
            Assert.That(zip.Entries.Select(x => x.Name), Is.EquivalentTo(["organisation.json", "tenancy_stamp.csv", "tenancy_leases.csv", "tenancy_outbox.csv"]));
            Assert.That(Text(zip, "tenancy_stamp.csv"), Is.EqualTo("OrganisationId\r\nism\r\n"));
            Assert.That(Text(zip, "tenancy_leases.csv"), Does.StartWith("Name,Holder,Until,Fence,DoneThrough\r\nwork,\"a, \"\"quoted\"\"\nholder مبادرة\",2026-01-01"));
            Assert.That(Text(zip, "organisation.json"), Is.EqualTo(File.ReadAllText(fixture.PathOf("ism"))));
            if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(File.Exists(path + ".part"), Is.False);
        });
    }

    [Test]
    public async Task A_backup_restores_what_was()
    {
        using var fixture = await RegistryFixture.Migrated();
        var backup = Path.Combine(fixture.Root, "ism.backup");
        await Write(fixture, "ism", "before");

        var (backedUp, _) = await fixture.Command("backup", "ism", "--to", backup);
        await Write(fixture, "ism", "after");
        var (served, refusal) = await fixture.Command("restore", "ism", "--from", backup);
        await fixture.Command("suspend", "ism");
        var kept = Path.Combine(fixture.Root, "kept.backup");
        var (restored, output) = await fixture.Command("restore", "ism", "--from", backup, "--keep", kept);

        Assert.Multiple(() =>
        {
            Assert.That((backedUp, served, restored), Is.EqualTo((0, 1, 0)), output);
            Assert.That(refusal, Does.Contain("suspend it first"));
            Assert.That(File.Exists(kept));
        });
        Assert.That(await Read(fixture, "ism"), Is.EqualTo("before"));
    }

    [Test]
    public async Task Another_organisations_backup_or_none_at_all_changes_nothing()
    {
        using var fixture = await RegistryFixture.Migrated();
        await Write(fixture, "ism", "mine");
        var (foreign, garbage) = (Path.Combine(fixture.Root, "ior.backup"), Path.Combine(fixture.Root, "garbage.backup"));
        await fixture.Command("backup", "ior", "--to", foreign);
        await File.WriteAllTextAsync(garbage, new string('x', 10_000));
        await File.WriteAllTextAsync(garbage + "0", "");
        await fixture.Command("suspend", "ism");

        foreach (var (source, i) in new[] { foreign, garbage, garbage + "0", garbage + "-missing" }.Select((x, i) => (x, i)))
        {
            var (code, output) = await fixture.Command("restore", "ism", "--from", source, "--keep", Path.Combine(fixture.Root, $"kept{i}"));
            Assert.That(code, Is.EqualTo(1), source);
            Assert.That(output, Does.Contain("is not a backup of ism"), source);
            Assert.That(await Read(fixture, "ism"), Is.EqualTo("mine"), source);
        }
    }

    [Test]
    public async Task Delete_wants_suspension_confirmation_and_unbound_domains()
    {
        using var fixture = await RegistryFixture.Migrated(x => x.AddSingleton<IOptionsMonitor<DomainProofs>>(new Proven("prets.example.org", "ism")));
        string File(string status, params string[] hosts) =>
            new FileBuilder { Id = "ism", Label = "souss-massa", Status = status }.With(x => x["hosts"] = new JsonArray([.. hosts.Select(y => (JsonNode)y)]));

        fixture.Put("ism", File("active"));
        var active = await fixture.Command("delete", "ism", "--confirm", "ism");
        fixture.Put("ism", File("suspended", "prets.example.org"));
        var unconfirmed = await fixture.Command("delete", "ism");
        var misconfirmed = await fixture.Command("delete", "ism", "--confirm", "ior");
        var bound = await fixture.Command("delete", "ism", "--confirm", "ism");

        Assert.Multiple(() =>
        {
            Assert.That((active.Code, unconfirmed.Code, misconfirmed.Code, bound.Code), Is.EqualTo((1, 1, 1, 1)));
            Assert.That(active.Output, Does.Contain("suspend it first"));
            Assert.That(unconfirmed.Output, Does.Contain("--confirm ism"));
            Assert.That(bound.Output, Does.Contain("prets.example.org"));
            Assert.That(System.IO.File.Exists(fixture.DatabaseOf("ism")));
            Assert.That(System.IO.File.Exists(fixture.PathOf("ism")));
        });
    }

    [Test]
    public async Task Delete_takes_the_data_away_and_keeps_the_names()
    {
        using var fixture = await RegistryFixture.Migrated();
        await fixture.Command("suspend", "ism");
        await fixture.Look();

        var (code, output) = await fixture.Command("delete", "ism", "--confirm", "ism");
        await fixture.Settle();
        var removed = fixture.At("souss-massa.example.ma")?.Status;
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        await fixture.Look();
        fixture.Put("thief", new FileBuilder { Id = "thief", Label = "souss-massa" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, output);
            Assert.That(File.Exists(fixture.DatabaseOf("ism")), Is.False);
            Assert.That(File.Exists(fixture.DatabaseOf("ior")));
            Assert.That(File.Exists(fixture.PathOf("ism")), Is.False);
            Assert.That(removed, Is.EqualTo(OrganisationStatus.Suspended));
            Assert.That(fixture.Registry.Find("ism"), Is.Null);
            Assert.That(fixture.At("souss-massa.example.ma"), Is.Null, "its address is nobody's, not the next one's");
            Assert.That(fixture.Reasons.Single(), Does.Contain("rests until"));
        });

        using var restarted = await fixture.AnotherStarted();
        Assert.That(restarted.Registry.Find("ism"), Is.Null);
        Assert.That(restarted.Registry.Find("thief"), Is.Null);

        fixture.TakeAway("thief");
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Settle();
        Assert.That(fixture.At("souss-massa.example.ma")?.Id, Is.EqualTo("ism"), "it may start anew itself");
    }

    [Test]
    public async Task What_is_deleted_before_any_host_ran_keeps_its_names_too()
    {
        using var fixture = new RegistryFixture();
        fixture.Put("alliance", FileBuilder.Alliance);
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa", Status = "suspended" });
        await fixture.Command("migrate");

        var (code, output) = await fixture.Command("delete", "ism", "--confirm", "ism");
        fixture.Put("thief", new FileBuilder { Id = "thief", Label = "souss-massa" });
        await fixture.Registry.Start(default);

        Assert.That(code, Is.Zero, output);
        Assert.That(fixture.Registry.All.Select(x => x.Id), Is.EqualTo(["aim"]));
        Assert.That(fixture.Reasons.Single(), Does.Contain("rests until"));
    }

    [Test]
    public async Task A_removed_organisation_can_be_backed_up_and_deleted()
    {
        using var fixture = await RegistryFixture.Migrated();
        fixture.TakeAway("ism");
        await fixture.Settle();
        var backup = Path.Combine(fixture.Root, "ism.backup");

        var (backedUp, _) = await fixture.Command("backup", "ism", "--to", backup);
        var (deleted, output) = await fixture.Command("delete", "ism", "--confirm", "ism");

        Assert.That((backedUp, deleted), Is.EqualTo((0, 0)), output);
        Assert.That(File.Exists(fixture.DatabaseOf("ism")), Is.False);
    }

    [Test]
    public async Task What_is_not_there_or_not_understood_is_said()
    {
        using var fixture = await RegistryFixture.Started(x => x.AddSingleton<IOperatorCommand, Invitations>());

        var nothing = await fixture.Command();
        var unknown = await fixture.Command("explode");
        var nobody = await fixture.Command("backup", "nobody");
        var missing = await fixture.Command("backup");
        var noDatabase = await fixture.Command("backup", "ism");
        var valueless = await fixture.Command("backup", "ism", "--to");
        var modules = await fixture.Command("invitations", "ism");

        Assert.Multiple(() =>
        {
            Assert.That((nothing.Code, unknown.Code, nobody.Code, missing.Code, noDatabase.Code, valueless.Code), Is.EqualTo((2, 2, 1, 2, 1, 2)));
            Assert.That(nothing.Output, Does.Contain("list").And.Contain("delete").And.Contain("invitations <id>"));
            Assert.That(nobody.Output, Does.Contain("no organisation 'nobody'"));
            Assert.That(noDatabase.Output, Does.Contain("has no database"));
            Assert.That(File.Exists(fixture.DatabaseOf("ism")), Is.False, "asking made none");
            Assert.That(modules, Is.EqualTo((0, "for ism" + Environment.NewLine)));
        });
    }

    private static OrganisationDb Open(RegistryFixture fixture, string id) =>
        fixture.Host.Services.GetRequiredService<ModuleDbPools<OrganisationDb>>().Lease(fixture.Registry.Find(id)!);

    private static async Task Write(RegistryFixture fixture, string id, string holder)
    {
        await using var db = Open(fixture, id);
        await db.Leases.ExecuteDeleteAsync();
        db.Leases.Add(new Lease { Name = "work", Holder = holder, Until = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        await db.SaveChangesAsync();
    }

    private static async Task<string> Read(RegistryFixture fixture, string id)
    {
        await using var db = Open(fixture, id);
        return await db.Leases.Select(x => x.Holder).SingleAsync();
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private sealed class Invitations(IOrganisations organisations) : IOperatorCommand
    {
        public string Name => "invitations";

        public string Usage => "<id>";

        public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
        {
            await output.WriteLineAsync($"for {organisations.Named(args).Id}");
            return 0;
        }
    }

    private sealed class Proven(string domain, string organisation) : IOptionsMonitor<DomainProofs>
    {
        public DomainProofs CurrentValue { get; } = new() { ProvenDomains = [new(domain, organisation)] };

        public DomainProofs Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<DomainProofs, string?> listener) => null;
    }
}
