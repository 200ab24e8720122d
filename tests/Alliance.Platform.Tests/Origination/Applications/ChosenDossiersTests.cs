using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>What is done with many dossiers at once: each by itself, each refusal named, and a preview that says the same.</summary>
internal sealed class ChosenDossiersTests
{
    private static readonly StaffMember Salma = new(new("01935b00-0000-7000-8000-000000000001"), "Salma Idrissi");

    /// <returns>What became of each: <c>done</c>, or the code of the refusal.</returns>
    private static async Task<string[]> Do(HttpClient client, string what, object input)
    {
        var answer = await (await client.PostAsJsonAsync($"/api/applications/{what}", input)).Json();
        return [.. answer.GetProperty("dossiers").EnumerateArray().Select(Outcome)];
    }

    private static string Outcome(JsonElement line)
    {
        var code = line.GetProperty("refused").GetString();
        if (code is not null) Assert.That(line.GetProperty("reason").GetString(), Is.Not.Empty.And.Not.Contains(code));
        return code ?? "done";
    }

    private static object[] Items(params string[] ids) => [.. ids.Select(x => new { id = x })];

    private static async Task<string?> Status(PlatformHost host, string id) => await new AppraisalCase(host, id).Status();

    [Test]
    public async Task Only_what_is_ready_comes_on_the_agenda_and_nothing_else_is_lost()
    {
        await using var room = await SittingRoom.Plan("");
        var (ready, received, other) = (await new DossierInput().Ready(room.Host), await new DossierInput().Register(room.Host), await new DossierInput().Ready(room.Host));
        var decided = (await new DossierInput().Approve(room.Host)).Dossier;
        var unknown = Guid.NewGuid().ToString();
        var input = new { sessionId = room.Session, dossiers = Items(ready, received, decided, unknown, other, ready) };
        string[] expected = ["done", "agenda.not-ready", "agenda.not-ready", "application.unknown", "done"];

        Assert.That(await Do(room.Director, "agenda", new { input.sessionId, input.dossiers, preview = true }), Is.EqualTo(expected));
        Assert.That(await Status(room.Host, ready), Is.EqualTo("ready"), "a preview does nothing");
        Assert.That(await Do(room.Director, "agenda", input), Is.EqualTo(expected));

        Assert.That((await Status(room.Host, ready), await Status(room.Host, other)), Is.EqualTo(("on-agenda", "on-agenda")));
        Assert.That((await room.Show()).GetProperty("agenda").GetArrayLength(), Is.EqualTo(2));
        Assert.That(await Do(room.Director, "agenda", input), Is.EqualTo(new[] { "dossier.on-agenda", "agenda.not-ready", "agenda.not-ready", "application.unknown", "dossier.on-agenda" }), "pressed twice");
    }

    [Test]
    public async Task What_was_changed_since_it_was_shown_is_left_alone()
    {
        await using var room = await SittingRoom.Plan("");
        var ready = await new DossierInput().Ready(room.Host);

        Assert.That(await Do(room.Director, "agenda", new { sessionId = room.Session, dossiers = new[] { new { id = ready, revision = 0 } } }), Is.EqualTo(new[] { "changed-meanwhile" }));
        Assert.That(await Status(room.Host, ready), Is.EqualTo("ready"));
    }

    [Test]
    public async Task The_agenda_is_made_by_who_makes_it()
    {
        await using var room = await SittingRoom.Plan("");
        var input = new { sessionId = room.Session, dossiers = Items(await new DossierInput().Ready(room.Host)) };

        Assert.That((await room.Host.Client(Roles.Treasurer).PostAsJsonAsync("/api/applications/agenda", input)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications/agenda", input)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "runs no session");
        Assert.That(await Do(room.Host.Client(Roles.LoanOfficer, account: "R3"), "agenda", new { input.sessionId, input.dossiers, preview = true }), Is.EqualTo(new[] { "done" }), "the body's secretary");
        Assert.That((await room.Director.PostAsJsonAsync("/api/applications/agenda", new { sessionId = Guid.NewGuid(), input.dossiers })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await room.Director.PostAsJsonAsync("/api/applications/agenda", new { sessionId = room.Session, dossiers = Array.Empty<object>() })).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        await room.Do("cancellation", new { reason = "Salle fermée" });
        Assert.That(await (await room.Director.PostAsJsonAsync("/api/applications/agenda", input)).Code(HttpStatusCode.Conflict), Is.EqualTo("session.cancelled"));
    }

    [Test]
    public async Task A_document_is_asked_for_where_it_is_not_there_and_was_not_asked_for()
    {
        await using var first = await AppraisalCase.Start(checklist: ["rib", "cin"]);
        var host = first.Host;
        var (has, asked, received) = (await new DossierInput().Register(host), await new DossierInput().Register(host), await new DossierInput().Register(host));
        foreach (var one in new[] { first.Dossier, has, asked }) await new AppraisalCase(host, one).TakeUp();
        await new DocumentsApi(host, has).Add("rib.pdf", SampleFiles.Pdf(), "rib");
        await new AppraisalCase(host, asked).AskFor(new { document = "rib", flaw = "outdated", words = "Compte fermé" });
        var input = new { document = "rib", words = "Apportez le RIB", dossiers = Items(first.Dossier, has, asked, received) };
        string[] expected = ["done", "correction.document-there", "correction.asked-already", "application.not-in-appraisal"];
        var officer = host.Client(Roles.LoanOfficer);

        Assert.That(await Do(officer, "document-requests", new { input.document, input.words, input.dossiers, preview = true }), Is.EqualTo(expected));
        Assert.That(await Do(officer, "document-requests", input), Is.EqualTo(expected));

        var correction = (await first.Show("/corrections")).GetProperty("corrections").EnumerateArray().Single();
        Assert.That((correction.GetProperty("document").GetString(), correction.GetProperty("flaw").GetString(), correction.GetProperty("state").GetString()), Is.EqualTo(("rib", "missing", "with-applicant")));
        Assert.That((await Do(officer, "document-requests", input))[0], Is.EqualTo("correction.asked-already"), "pressed twice");
        Assert.That((await first.Show("/corrections")).GetProperty("corrections").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Asked_for_a_document_what_was_ready_is_worked_on_again()
    {
        await using var dossier = await AppraisalCase.Start(checklist: ["rib"]);
        await DossierInput.Complete(dossier.Host, dossier.Dossier); // as if it had come

        Assert.That(await Do(dossier.Host.Client(Roles.Director), "document-requests", new { document = "rib", words = "Apportez le RIB", dossiers = Items(dossier.Dossier) }), Is.EqualTo(new[] { "done" }));

        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
    }

    [Test]
    public async Task Nobody_is_asked_for_what_the_platform_asks_nobody_for()
    {
        await using var dossier = await AppraisalCase.Start(checklist: ["rib"]);
        var input = new { document = "passport", words = "Apportez-le", dossiers = Items(dossier.Dossier) };

        Assert.That(await (await dossier.Host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications/document-requests", input)).Code(HttpStatusCode.Conflict), Is.EqualTo("correction.no-such-document"));
        Assert.That((await dossier.Host.Client(Roles.Auditor).PostAsJsonAsync("/api/applications/document-requests", input)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Handed_over_each_by_itself()
    {
        await using var host = await PlatformHost.Start();
        host.Staff.Add(Salma);
        var (one, two) = (await new DossierInput().Register(host), await new DossierInput().Register(host));
        var director = host.Client(Roles.Director);
        var input = new { officerId = Salma.AccountId, dossiers = Items(one, two) };

        Assert.That(await Do(director, "officer", new { input.officerId, dossiers = Items(one) }), Is.EqualTo(new[] { "done" }));
        Assert.That(await Do(director, "officer", new { input.officerId, input.dossiers, preview = true }), Is.EqualTo(new[] { "application.same-officer", "done" }));
        Assert.That(await Do(director, "officer", input), Is.EqualTo(new[] { "application.same-officer", "done" }));
        Assert.That((await host.Client(Roles.Treasurer).PostAsJsonAsync("/api/applications/officer", input)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
