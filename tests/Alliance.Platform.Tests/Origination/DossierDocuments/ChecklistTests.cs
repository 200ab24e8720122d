using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.DossierDocuments;

/// <summary>Which documents a dossier needs: open ones follow the platform's list and show how it changed, decided ones keep theirs.</summary>
internal sealed class ChecklistTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start(funded: false);
        Ask(Entry("cin"), Entry("plan"), Entry("old"));
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private static ChecklistEntry Entry(string code, string? name = null, bool optional = false, params ProjectKind[] projects) =>
        new() { Code = code, Name = name ?? code, Optional = optional, Projects = projects.Length == 0 ? new ChecklistEntry { Code = code, Name = code }.Projects : [.. projects] };

    /// <summary>The platform's file changes.</summary>
    private void Ask(params ChecklistEntry[] entries)
    {
        var platform = _host.Organisations.Find(FixedOrganisations.Ism)!;
        var section = JsonSerializer.SerializeToElement(new { checklist = entries.Select(x => new { code = x.Code, name = x.Name, optional = x.Optional, projects = x.Projects.Select(y => JsonNamingPolicy.CamelCase.ConvertName(y.ToString())) }) });
        _host.Organisations.Put(platform with { Sections = platform.Sections.SetItem(ChecklistSettings.SectionName, section) });
    }

    private static async Task<(string[] Codes, string[] Changes)> See(DocumentsApi documents)
    {
        var sheet = await documents.List();
        return ([.. sheet.GetProperty("checklist").EnumerateArray().Select(x => x.GetProperty("code").GetString()!)],
            [.. sheet.GetProperty("changes").EnumerateArray().Select(x => $"{x.GetProperty("difference").GetString()} {x.GetProperty("name").GetString()}")]);
    }

    private Task Decide(DocumentsApi documents, string what, object body) => Sent(_host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{documents.Address.Split('/')[3]}/{what}", body));

    private static async Task Sent(Task<HttpResponseMessage> answer) => Assert.That((await answer).IsSuccessStatusCode, await (await answer).Content.ReadAsStringAsync());

    private Task Refuse(DocumentsApi documents) => Decide(documents, "refusal", new { reason = "other", words = "Pas de marché", decidedOn = "2023-06-01" });

    [Test]
    public async Task An_open_dossier_follows_and_shows_what_was_added_dropped_and_changed()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        Assert.That(await See(documents), Is.EqualTo((new[] { "cin", "plan", "old" }, Array.Empty<string>())));

        Ask(Entry("cin"), Entry("plan", "Plan sur trois ans"), Entry("rib"));

        Assert.That(await See(documents), Is.EqualTo((new[] { "cin", "plan", "rib" }, new[] { "changed Plan sur trois ans", "added rib", "dropped old" })));
        var later = await DocumentsApi.OfNewDossier(_host, new() { Enterprise = "Autre", Cin = "K998877" });
        Assert.That((await See(later)).Changes, Is.Empty, "one received since then knows nothing else");
    }

    [Test]
    public async Task A_decided_one_keeps_the_list_it_was_decided_with_until_its_decision_is_taken_back()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        Ask(Entry("cin"), Entry("rib"));
        await Refuse(documents);

        Ask(Entry("passport"));
        Assert.That(await See(documents), Is.EqualTo((new[] { "cin", "rib" }, new[] { "added rib", "dropped plan", "dropped old" })));

        await Decide(documents, "decision/undoing", new { });
        Assert.That((await See(documents)).Codes, Is.EqualTo(["passport"]));

        await Decide(documents, "withdrawal", new { withdrawnOn = "2023-06-02" });
        Ask(Entry("cin"));
        Assert.That((await See(documents)).Codes, Is.EqualTo(["passport"]));
    }

    [Test]
    public async Task A_list_is_noted_once_however_many_dossiers_go_by_it()
    {
        await DocumentsApi.OfNewDossier(_host);
        await DocumentsApi.OfNewDossier(_host, new() { Enterprise = "Autre", Cin = "K998877" });
        Ask(Entry("cin"));
        Ask(Entry("cin"), Entry("plan"), Entry("old"));
        await DocumentsApi.OfNewDossier(_host, new() { Enterprise = "Tiers", Cin = "K998878" });

        Assert.That(await _host.Read(db => db.Set<ChecklistRevision>().CountAsync()), Is.EqualTo(1), "nothing happened to a dossier under the one between");
    }

    [Test]
    public async Task Each_kind_of_project_has_its_own()
    {
        Ask(Entry("all"), Entry("lease", null, false, ProjectKind.Created), Entry("sale", null, false, ProjectKind.TakenOver));

        var created = await DocumentsApi.OfNewDossier(_host);
        var takenOver = await DocumentsApi.OfNewDossier(_host, new() { Kind = "taken-over", Enterprise = "Autre", Cin = "K998877" });

        Assert.That((await See(created)).Codes, Is.EqualTo(["all", "lease"]));
        Assert.That((await See(takenOver)).Codes, Is.EqualTo(["all", "sale"]));
    }

    [Test]
    public async Task What_is_missing_is_what_is_asked_for_and_not_there()
    {
        Ask(Entry("cin"), Entry("plan"), Entry("diploma", null, optional: true));
        var documents = await DocumentsApi.OfNewDossier(_host);
        var id = await documents.Add("cin.pdf", SampleFiles.Pdf(), "cin");
        Assert.That(await Missing(documents), Is.EqualTo(["plan"]));

        await Sent(_host.Client(Roles.LoanOfficer).PutAsJsonAsync($"{documents.Address}/{id}/listed", new { listed = "plan" }));
        Assert.That(await Missing(documents), Is.EqualTo(["cin"]), "it was the plan");

        await documents.Withdraw(id);
        Assert.That(await Missing(documents), Is.EqualTo(["cin", "plan"]));
    }

    [Test]
    public async Task What_is_tied_to_a_document_asked_for_no_more_is_among_the_others()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        await documents.Add("ancien.pdf", SampleFiles.Pdf(), "old");

        Ask(Entry("cin"));

        Assert.That((await documents.List()).GetProperty("others")[0].GetProperty("name").GetString(), Is.EqualTo("ancien.pdf"));
        Assert.That((await (await documents.Send(Roles.LoanOfficer, "old", ("b.pdf", SampleFiles.Pdf("b")))).Json(System.Net.HttpStatusCode.Conflict)).GetProperty("refused")[0].GetProperty("code").GetString(), Is.EqualTo("document.not-listed"));
    }

    [Test]
    public async Task What_a_dossier_was_decided_with_stays_and_what_came_later_may_go()
    {
        var documents = await DocumentsApi.OfNewDossier(_host);
        var before = await documents.Add("cin.pdf", SampleFiles.Pdf(), "cin");
        await Refuse(documents);
        var after = await documents.Add("recours.pdf", SampleFiles.Pdf("b"));

        Assert.That(await (await documents.Withdraw(before)).Code(System.Net.HttpStatusCode.Conflict), Is.EqualTo("document.decided-on"));
        Assert.That((await documents.Withdraw(after)).IsSuccessStatusCode);
    }

    [Test]
    public void The_usual_list_asks_for_what_each_kind_of_project_needs()
    {
        var usual = new ChecklistSettings().Checklist;
        string[] For(ProjectKind kind) => [.. usual.Where(x => x.Projects.Contains(kind)).Select(x => x.Code)];

        Assert.That(For(ProjectKind.Created), Is.EqualTo(["cin", "residence", "business-plan", "quotes", "premises", "rib", "training"]));
        Assert.That(For(ProjectKind.TakenOver), Is.SupersetOf(["sale", "accounts", "register"]));
        Assert.That(For(ProjectKind.Developed), Is.SupersetOf(["accounts", "register"]).And.Not.Contains("sale"));
        Assert.That(usual.Single(x => x.Identity).Code, Is.EqualTo("cin"));
        Assert.That(usual.All(x => x.NameIn("ar") != x.Name && x.NameIn("en") != x.Name && x.NameIn("fr") == x.Name));
    }

    [TestCase("""{ "checklist": [{ "code": "cin", "name": "CIN" }, { "code": "cin", "name": "Passeport" }] }""", "'cin'")]
    [TestCase("""{ "checklist": [{ "code": "CIN", "name": "CIN" }] }""", "lower-case")]
    [TestCase("""{ "checklist": [{ "code": "cin" }] }""", "'documents.checklist[0].name' is missing")]
    [TestCase("""{ "checklist": [{ "code": "cin", "name": "CIN", "projects": [] }] }""", "projects")]
    public void A_list_that_makes_no_sense_is_refused(string section, string reason) => Assert.That(PlatformFile.With("documents", section).Reason, Does.Contain(reason));

    private async Task<string[]> Missing(DocumentsApi documents) =>
        [.. (await _host.Run<ListMissingDocuments, IReadOnlyList<ListMissingDocuments.Missing>?>(x => x.Handle(new(Guid.Parse(documents.Address.Split('/')[3]))), Roles.LoanOfficer))!.Select(x => x.Entry.Code)];
}
