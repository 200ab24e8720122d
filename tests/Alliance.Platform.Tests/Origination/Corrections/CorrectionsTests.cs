using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Origination.Corrections;

/// <summary>Corrections asked of an applicant: open until they are answered and accepted, or withdrawn by who asked.</summary>
internal sealed class CorrectionsTests
{
    private static readonly object Phone = new { field = "phone", flaw = "wrong", words = "Le numéro ne répond pas" };

    private static async Task<AppraisalCase> InAppraisal(params string[] checklist)
    {
        var dossier = await AppraisalCase.Start(checklist: checklist);
        await dossier.TakeUp();
        return dossier;
    }

    private static async Task<JsonElement> Only(AppraisalCase dossier) => (await dossier.Show("/corrections")).GetProperty("corrections").EnumerateArray().Single();

    private static async Task<string?> State(AppraisalCase dossier) => (await Only(dossier)).GetProperty("state").GetString();

    private static async Task<string[]> Allowed(AppraisalCase dossier) => [.. (await Only(dossier)).GetProperty("allowed").EnumerateArray().Select(x => x.GetString()!)];

    [Test]
    public async Task It_is_open_until_the_answer_will_do()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(Phone);
        Assert.That(await Allowed(dossier), Is.EqualTo(new[] { "answer", "withdraw" }));
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-ready"));
        Assert.That(await dossier.Refused($"corrections/{id}/acceptance"), Is.EqualTo("correction.not-answered"));

        await dossier.Do($"corrections/{id}/answer", new { words = "Nouveau numéro : 0612345678" });
        Assert.That(await Allowed(dossier), Is.EqualTo(new[] { "accept", "ask-again", "withdraw" }));
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-ready"), "nobody has looked at the answer");
        Assert.That(await dossier.Refused($"corrections/{id}/answer", new { words = "Encore" }), Is.EqualTo("correction.not-asked"));
        await dossier.Do($"corrections/{id}/repetition", new { words = "Ce numéro non plus" });
        Assert.That(await State(dossier), Is.EqualTo("with-applicant"));
        await dossier.Do($"corrections/{id}/answer", new { words = "Numéro de l’associée" });
        await dossier.Do($"corrections/{id}/acceptance");

        Assert.That((await State(dossier), (await Allowed(dossier)).Length), Is.EqualTo(("accepted", 0)));
        Assert.That((await dossier.History()).Skip(3), Is.EqualTo(new[] { "correction-asked", "correction-answered", "correction-asked-again", "correction-answered", "correction-accepted" }));
        Assert.That(await dossier.Refused($"corrections/{id}/acceptance"), Is.EqualTo("correction.not-answered"), "a second time");
        Assert.That(await dossier.Refused($"corrections/{id}/withdrawal"), Is.EqualTo("correction.settled"));
        await dossier.Do("readiness");
    }

    [Test]
    public async Task A_field_that_was_corrected_since_is_an_answer_and_one_corrected_before_is_none()
    {
        await using var dossier = await InAppraisal();
        await Correct(dossier, "0611111111");
        var id = await dossier.AskFor(Phone);
        Assert.That(await dossier.Refused($"corrections/{id}/answer"), Is.EqualTo("correction.nothing-answered"));
        Assert.That((await Only(dossier)).GetProperty("found").ValueKind, Is.EqualTo(JsonValueKind.Null));

        await Correct(dossier, "0622222222");

        Assert.That((await Only(dossier)).GetProperty("found").GetString(), Is.EqualTo("field-corrected"));
        await dossier.Do($"corrections/{id}/answer");
        var answer = (await Only(dossier)).GetProperty("steps").EnumerateArray().Last();
        Assert.That((answer.GetProperty("kind").GetString(), answer.GetProperty("answer").GetString()), Is.EqualTo(("answered", "field-corrected")));
    }

    [Test]
    public async Task A_document_that_came_since_is_an_answer()
    {
        await using var dossier = await InAppraisal("rib", "cin");
        var documents = new DocumentsApi(dossier.Host, dossier.Dossier);
        await documents.Add("rib.pdf", SampleFiles.Pdf(), "rib");
        var id = await dossier.AskFor(new { document = "rib", flaw = "outdated", words = "Le compte est fermé" });
        await documents.Add("cin.pdf", SampleFiles.Pdf("another"), "cin");
        Assert.That(await dossier.Refused($"corrections/{id}/answer", new { words = "  " }), Is.EqualTo("correction.nothing-answered"), "another document came");

        await documents.Add("nouveau-rib.pdf", SampleFiles.Pdf("new"), "rib");
        await dossier.Do($"corrections/{id}/answer");

        Assert.That((await Only(dossier)).GetProperty("steps").EnumerateArray().Last().GetProperty("answer").GetString(), Is.EqualTo("document-replaced"));
        Assert.That((await Only(dossier)).GetProperty("documentName").GetString(), Is.EqualTo("Pièce rib"));
    }

    [TestCase("""{"flaw":"wrong","words":"Rien de précis"}""", "correction.about-nothing")]
    [TestCase("""{"field":"phone","document":"cin","flaw":"wrong","words":"Les deux"}""", "correction.about-nothing")]
    [TestCase("""{"document":"unknown","flaw":"missing","words":"Inconnue"}""", "correction.no-such-document")]
    [TestCase("""{"field":"phone","flaw":"wrong","words":"Demain","askedOn":"2023-06-16"}""", "correction.in-the-future")]
    [TestCase("""{"field":"phone","flaw":"wrong","words":"Avant","askedOn":"2023-05-01"}""", "correction.too-early")]
    public async Task It_is_about_one_thing_on_a_day_there_is(string input, string code)
    {
        await using var dossier = await InAppraisal("cin");

        Assert.That(await dossier.Refused("corrections", JsonDocument.Parse(input).RootElement), Is.EqualTo(code));
        Assert.That((await dossier.Show("/corrections")).GetProperty("corrections").GetArrayLength(), Is.Zero);
        Assert.That(await dossier.History(), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Answers_come_between_the_question_and_today()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(new { field = "phone", flaw = "wrong", words = "Le numéro ne répond pas", askedOn = "2023-06-10" });

        Assert.That(await dossier.Refused($"corrections/{id}/answer", new { words = "Oui", answeredOn = "2023-06-09" }), Is.EqualTo("correction.too-early"));
        Assert.That(await dossier.Refused($"corrections/{id}/answer", new { words = "Oui", answeredOn = "2023-06-16" }), Is.EqualTo("correction.in-the-future"));
        await dossier.Do($"corrections/{id}/answer", new { words = "Oui", answeredOn = "2023-06-12" });
    }

    [Test]
    public async Task What_was_ready_is_worked_on_again_and_a_received_one_is_taken_up_first()
    {
        await using var dossier = await AppraisalCase.Start();
        Assert.That(await dossier.Refused("corrections", Phone), Is.EqualTo("application.not-in-appraisal"));
        await dossier.TakeUp();
        await dossier.Do("readiness");

        await dossier.AskFor(Phone);

        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
        Assert.That((await dossier.History()).Skip(4), Is.EqualTo(new[] { "back-in-appraisal", "correction-asked" }));
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero, "nothing waits for a decision");
    }

    [Test]
    public async Task Only_who_asked_withdraws_it_and_the_day_of_that_ends_the_stop()
    {
        await using var dossier = await InAppraisal();
        await dossier.Do("readiness");
        var id = await dossier.AskFor(Phone, Roles.Director);
        Assert.That(await dossier.Refused($"corrections/{id}/withdrawal"), Is.EqualTo("correction.of-somebody-else"));
        Assert.That(await Allowed(dossier), Is.EqualTo(new[] { "answer" }), "as the officer sees it");
        Assert.That((await dossier.Clock()).GetProperty("dueOn").ValueKind, Is.EqualTo(JsonValueKind.Null));
        dossier.Host.Organisations.GoTo(new(2023, 6, 20));

        await dossier.Do($"corrections/{id}/withdrawal", new { words = "Retrouvé" }, Roles.Director);

        Assert.That(await State(dossier), Is.EqualTo("withdrawn"));
        Assert.That((await dossier.Clock()).GetProperty("dueOn").GetString(), Is.EqualTo("2023-07-20"), "15 June, thirty days, and five that were stopped");
    }

    [Test]
    public async Task The_officer_hears_what_is_asked_and_who_asked_hears_the_answer()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(Phone, Roles.Director);
        Assert.That(await dossier.Host.Kinds(Roles.LoanOfficer), Is.EqualTo(["correction-asked"]));
        Assert.That(await dossier.Host.Kinds(Roles.Director), Is.Empty);

        await dossier.Do($"corrections/{id}/answer", new { words = "Nouveau numéro" });

        Assert.That(await dossier.Host.Unread(Roles.LoanOfficer), Is.Zero, "it was answered");
        var told = (await dossier.Host.Notices(Roles.Director)).GetProperty("rows")[0];
        Assert.That((told.GetProperty("sentence").GetString(), told.GetProperty("href").GetString()), Is.EqualTo(("Le demandeur a répondu à la correction n° 1 du dossier ISM-D-2023-0001.", $"/applications/{dossier.Dossier}#corrections")));
        await dossier.Do($"corrections/{id}/acceptance", new { }, Roles.Director);
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero);
    }

    [Test]
    public async Task Of_two_who_answer_at_once_one_does()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(Phone);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(x => dossier.Ask($"corrections/{id}/answer", new { words = $"Réponse {x}" })));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.NoContent), Is.EqualTo(1));
        Assert.That((await Only(dossier)).GetProperty("steps").GetArrayLength(), Is.EqualTo(2));
        var stale = await dossier.Ask($"corrections/{id}/acceptance", new { revision = 0 });
        Assert.That(await stale.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }

    [Test]
    public async Task Of_many_who_ask_at_once_each_is_asked_or_told_of_the_race()
    {
        await using var dossier = await InAppraisal();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => dossier.Ask("corrections", Phone)));

        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        var numbers = (await dossier.Show("/corrections")).GetProperty("corrections").EnumerateArray().Select(x => x.GetProperty("number").GetInt32()).ToList();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, answers.Count(x => x.StatusCode is HttpStatusCode.Created))));
    }

    [Test]
    public async Task Once_decided_nothing_is_owed_any_more()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(Phone);
        await dossier.Do("refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-06-15" }, Roles.Director);

        foreach (var what in new[] { "answer", "withdrawal" }) Assert.That(await dossier.Refused($"corrections/{id}/{what}", new { words = "Trop tard" }), Is.EqualTo("application.already-decided"));
        Assert.That(await dossier.Refused("corrections", Phone), Is.EqualTo("application.already-decided"));
        Assert.That(await Allowed(dossier), Is.Empty);
    }

    /// <summary>Decided or withdrawn, nobody is told any more of what is open; once that is taken back, they are again.</summary>
    [TestCase("refusal")]
    [TestCase("withdrawal")]
    public async Task What_is_open_is_told_as_long_as_it_is_owed(string end)
    {
        await using var dossier = await InAppraisal();
        await dossier.AskFor(Phone, Roles.Director);
        var answered = await dossier.AskFor(new { field = "purpose", flaw = "missing", words = "Préciser le local" }, Roles.Director);
        await dossier.Do($"corrections/{answered}/answer", new { words = "Local loué" });
        Assert.That((await dossier.Host.Unread(Roles.LoanOfficer), await dossier.Host.Unread(Roles.Director)), Is.EqualTo((1, 1)));

        await (end is "refusal" ? dossier.Do("refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-06-15" }, Roles.Director, "Somebody else") : dossier.Do("withdrawal", new { withdrawnOn = "2023-06-15" }, account: "Somebody else"));

        Assert.That(await Unsettled(dossier), Is.Empty);
        await dossier.Do("decision/undoing", new { }, Roles.Director, "Somebody else");
        Assert.That(await Unsettled(dossier), Is.EqualTo(new[] { "correction-answered", "correction-asked" }));
    }

    private static Task<string[]> Unsettled(AppraisalCase dossier) =>
        dossier.Host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Notices.Notice>().Where(x => x.SettledAt == null && x.Kind.StartsWith("correction-")).Select(x => x.Kind).Order().ToArray()));

    [Test]
    public async Task Who_only_reads_asks_and_answers_nothing_and_another_dossier_s_correction_is_none()
    {
        await using var dossier = await InAppraisal();
        var id = await dossier.AskFor(Phone);
        var other = new AppraisalCase(dossier.Host, await new DossierInput { Cin = "J654321", Enterprise = "Autre" }.Register(dossier.Host));

        foreach (var (what, input) in new[] { ("corrections", Phone), ($"corrections/{id}/answer", new { words = "Motif" }), ($"corrections/{id}/acceptance", new { }), ($"corrections/{id}/repetition", new { words = "Motif" }), ($"corrections/{id}/withdrawal", new { }) })
            Assert.That((await dossier.Ask(what, input, Roles.Auditor)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), what);
        Assert.That((await other.Ask($"corrections/{id}/answer", new { words = "Motif" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await State(dossier), Is.EqualTo("with-applicant"));
    }

    private static async Task Correct(AppraisalCase dossier, string phone)
    {
        var body = new DossierInput { Phone = phone }.Body;
        var answer = await dossier.Host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{dossier.Dossier}/correction", Merged(body, new { why = "Numéro communiqué" }));
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, object?> Merged(params object[] parts) =>
        parts.SelectMany(x => x.GetType().GetProperties().Select(y => (y.Name, Value: y.GetValue(x)))).ToDictionary(x => x.Name, x => x.Value);
}
