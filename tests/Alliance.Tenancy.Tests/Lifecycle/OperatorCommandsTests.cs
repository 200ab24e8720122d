using System.Text.Json.Nodes;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;
using Alliance.Tenancy.Tests.Settings;
using Microsoft.Extensions.DependencyInjection;

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
}
