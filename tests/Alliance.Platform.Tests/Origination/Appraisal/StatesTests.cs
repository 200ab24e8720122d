using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>A dossier's way to the committee: nothing skips a state, and its history says who took which step.</summary>
internal sealed class StatesTests
{
    [Test]
    public async Task It_is_taken_up_once_and_ready_when_all_is_there()
    {
        await using var dossier = await AppraisalCase.Start(checklist: ["cin", "plan"]);
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-in-appraisal"), "nobody works on it");
        await dossier.Do("appraisal", new { words = "Premier entretien" });
        Assert.That(await dossier.Refused("appraisal"), Is.EqualTo("application.taken-up"));
        Assert.That((await dossier.Show("/readiness")).GetProperty("missing").EnumerateArray().Select(x => x.GetProperty("what").GetString()), Is.EqualTo(new[] { "document", "document", "opinion" }));
        await dossier.Do("opinion", new { tone = "with-reservations", words = "Marché porteur", weakPoints = "Trésorerie mince" });
        var documents = new DocumentsApi(dossier.Host, dossier.Dossier);
        await documents.Add("plan.pdf", SampleFiles.Pdf(), "plan");

        var refused = await (await dossier.Ask("readiness")).Json(HttpStatusCode.Conflict);
        Assert.That((refused.GetProperty("code").GetString(), refused.GetProperty("detail").GetString()), Is.EqualTo(("application.not-ready", "This is missing: Pièce cin.")));
        Assert.That((await dossier.Show("/readiness")).GetProperty("missing").EnumerateArray().Select(x => x.GetProperty("code").GetString()), Is.EqualTo(new[] { "cin" }));
        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero);
        await documents.Add("cin.pdf", SampleFiles.Pdf("CIN"), "cin");
        await dossier.Do("readiness", new { completeOn = "2023-06-12" });

        Assert.That(await dossier.Status(), Is.EqualTo("ready"));
        Assert.That(await dossier.Host.Kinds(Roles.Director), Is.EqualTo(["application-waiting"]));
        var last = (await dossier.Show()).GetProperty("history").EnumerateArray().Last();
        Assert.That((last.GetProperty("kind").GetString(), last.GetProperty("on").GetString()), Is.EqualTo(("called-ready", "2023-06-12")));
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-in-appraisal"), "a second time");
    }

    [TestCase("2023-06-16", "application.ready-in-the-future")]
    [TestCase("2023-05-01", "application.ready-before-received", Description = "received on 2 May")]
    public async Task It_is_complete_between_its_reception_and_today(string completeOn, string code)
    {
        await using var dossier = await AppraisalCase.Start();
        await dossier.TakeUp();

        Assert.That(await dossier.Refused("readiness", new { completeOn }), Is.EqualTo(code));
    }

    [Test]
    public async Task Called_ready_by_mistake_it_is_as_if_it_had_not_been()
    {
        await using var dossier = await AppraisalCase.Start();
        await dossier.TakeUp();
        await dossier.Do("readiness");
        Assert.That((await dossier.Clock()).GetProperty("dueOn").GetString(), Is.EqualTo("2023-07-15"), "15 June and thirty days");

        await dossier.Do("readiness/undoing", new { why = "Bail non signé" });

        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"));
        Assert.That((await dossier.Clock()).ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero, "nothing waits");
        Assert.That(await dossier.Refused("readiness/undoing", new { why = "Encore" }), Is.EqualTo("application.not-called-ready"));
        dossier.Host.Organisations.GoTo(new(2023, 6, 20));
        await dossier.Do("readiness");
        Assert.That((await dossier.Clock()).GetProperty("dueOn").GetString(), Is.EqualTo("2023-07-20"), "the clock begins with the second time");
    }

    [Test]
    public async Task Who_reads_an_older_revision_is_told()
    {
        await using var dossier = await AppraisalCase.Start();
        var read = (await dossier.Show()).GetProperty("revision").GetInt64();
        await dossier.Do("appraisal", new { revision = read });

        Assert.That(await (await dossier.Ask("opinion", new { tone = "favourable", words = "Marché porteur", revision = read })).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }

    [Test]
    public async Task Of_two_who_take_it_up_at_once_one_does()
    {
        await using var dossier = await AppraisalCase.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => dossier.Ask("appraisal")));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.NoContent), Is.EqualTo(1));
        Assert.That(await dossier.History(), Is.EqualTo(new[] { "received", "taken-up" }));
    }

    [TestCase("appraisal", "{}")]
    [TestCase("readiness", "{}")]
    [TestCase("readiness/undoing", """{"why":"Motif"}""")]
    [TestCase("opinion", """{"tone":"favourable","words":"Motif"}""")]
    public async Task Only_who_works_on_dossiers_moves_them(string what, string body)
    {
        var input = System.Text.Json.JsonDocument.Parse(body).RootElement;
        await using var dossier = await AppraisalCase.Start();
        foreach (var role in new[] { Roles.Auditor, Roles.Treasurer, Roles.CommitteeMember })
            Assert.That((await dossier.Ask(what, input, role)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        Assert.That(await dossier.Status(), Is.EqualTo("received"));
        Assert.That((await dossier.Host.Client(Roles.LoanOfficer).PostAsJsonAsync($"/api/applications/{Guid.NewGuid()}/{what}", input)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>A committee met on paper: the steps that were not taken here are, each with its own line, and what was not there is said.</summary>
    [Test]
    public async Task A_decision_recorded_by_hand_takes_the_steps_that_were_not_taken()
    {
        await using var dossier = await AppraisalCase.Start(checklist: ["cin"]);

        await dossier.Do("refusal", new { reason = "not-viable", words = "Marché trop étroit", decidedOn = "2023-05-20" }, Roles.Director);

        Assert.That(await dossier.History(), Is.EqualTo(new[] { "received", "taken-up-on-paper", "called-ready-on-paper", "refused" }));
        var steps = (await dossier.Show()).GetProperty("history").EnumerateArray().Skip(1).ToList();
        Assert.That(steps.Select(x => x.GetProperty("on").GetString()), Is.All.EqualTo("2023-05-20"));
        Assert.That(steps[1].GetProperty("note").GetString(), Is.EqualTo("Décidé ailleurs\u202F; absent de ce dossier\u00A0: Pièce cin"));
        await dossier.Do("decision/undoing", new { }, Roles.Director);
        Assert.That(await dossier.Status(), Is.EqualTo("received"), "what only the decision stood for went with it");
        Assert.That((await dossier.Clock()).ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null), "it was never complete here");
        await dossier.Do("refusal", new { reason = "not-viable", words = "Marché trop étroit", decidedOn = "2023-05-19" }, Roles.Director);
        Assert.That((await dossier.History())[3..], Is.EqualTo(new[] { "refused", "decision-undone", "taken-up-on-paper", "called-ready-on-paper", "refused" }));
    }

    [TestCase(new string[0], "received")]
    [TestCase(new[] { "appraisal" }, "in-appraisal")]
    [TestCase(new[] { "appraisal", "readiness" }, "ready")]
    public async Task A_withdrawal_that_is_taken_back_leaves_it_where_it_was(string[] steps, string status)
    {
        await using var dossier = await AppraisalCase.Start();
        foreach (var step in steps) await (step is "appraisal" ? dossier.TakeUp() : dossier.Do(step));

        for (var time = 0; time < 2; time++)
        {
            await dossier.Do("withdrawal", new { withdrawnOn = "2023-06-15" });
            await dossier.Do("decision/undoing", new { }, Roles.Director);
            Assert.That(await dossier.Status(), Is.EqualTo(status));
        }
    }

    [Test]
    public async Task What_was_adjourned_is_worked_on_before_it_is_ready_again()
    {
        await using var dossier = await AppraisalCase.Start();
        await dossier.Do("adjournment", new { until = "2023-09-30", words = "Le bail manque", decidedOn = "2023-06-10" }, Roles.Director);
        Assert.That(await dossier.Refused("readiness"), Is.EqualTo("application.not-in-appraisal"));
        Assert.That((await dossier.Clock()).ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null), "it was decided");

        await dossier.TakeUp();
        Assert.That((await dossier.Show()).GetProperty("adjournedUntil").GetString(), Is.EqualTo("2023-09-30"), "the day stays in sight");
        await dossier.Do("readiness");

        Assert.That((await dossier.Clock()).GetProperty("completeOn").GetString(), Is.EqualTo("2023-06-15"), "days are owed anew");
    }

    [Test]
    public async Task An_opinion_is_given_while_it_is_worked_on_and_said_again_replaces_the_first()
    {
        await using var dossier = await AppraisalCase.Start();
        Assert.That(await dossier.Refused("opinion", new { tone = "favourable", words = "Marché porteur" }), Is.EqualTo("application.not-in-appraisal"));
        await dossier.TakeUp();

        await dossier.Do("opinion", new { tone = "unfavourable", words = "Marché saturé", weakPoints = "Un seul client" }, account: "Samira");

        var opinion = (await dossier.Show()).GetProperty("opinion");
        Assert.That(new[] { "tone", "words", "weakPoints", "on", "by" }.Select(x => opinion.GetProperty(x).GetString()), Is.EqualTo(new[] { "unfavourable", "Marché saturé", "Un seul client", "2023-06-15", "Samira" }));
        Assert.That((await dossier.Show()).GetProperty("history").EnumerateArray().Skip(2).Select(x => x.GetProperty("note").GetString()), Is.EqualTo(new[] { "Marché porteur", "Marché saturé" }));
    }

    [Test]
    public async Task The_list_shows_what_is_undecided_whatever_its_step()
    {
        await using var dossier = await AppraisalCase.Start();
        var decided = new AppraisalCase(dossier.Host, await new DossierInput { Cin = "J654321", Enterprise = "Autre" }.Register(dossier.Host));
        await decided.Do("refusal", new { reason = "other", words = "Autre", decidedOn = "2023-06-10" }, Roles.Director);
        await dossier.Do("appraisal");

        foreach (var (query, total) in new[] { ("open=true", 1), ("status=in-appraisal", 1), ("status=received", 0), ("open=false", 2) })
            Assert.That((await (await dossier.Host.Client(Roles.LoanOfficer).GetAsync($"/api/applications?{query}")).Json()).GetProperty("total").GetInt32(), Is.EqualTo(total), query);
    }
}
