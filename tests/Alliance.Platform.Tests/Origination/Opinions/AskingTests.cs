using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.Appraisal;

namespace Alliance.Platform.Tests.Origination.Opinions;

/// <summary>Officers ask outsiders, remind them, give them more time and take a request back; who asked hears the answer.</summary>
internal sealed class AskingTests
{
    [TestCase("2023-06-15", "opinion.deadline-out-of-bounds")]
    [TestCase("2023-06-16", null)]
    [TestCase("2023-07-15", null)]
    [TestCase("2023-07-16", "opinion.deadline-out-of-bounds")]
    public async Task The_deadline_is_after_today_and_within_the_platform_s_thirty_days(string deadline, string? code)
    {
        await using var asked = await OpinionCase.Start();

        var answer = await asked.TryAsk(Roles.LoanOfficer, ("deadline", deadline));

        if (code is null) await answer.Json(HttpStatusCode.Created);
        else Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That(asked.Host.Mail.Sent, Is.Empty, "it is sent once it is saved");
    }

    [Test]
    public async Task The_setting_bounds_the_days()
    {
        await using var asked = await OpinionCase.Start();
        Put(asked, new { mostDays = 5 });

        Assert.That((await asked.List()).GetProperty("lastDeadline").GetString(), Is.EqualTo("2023-06-20"));
        Assert.That(await (await asked.TryAsk(Roles.LoanOfficer, ("deadline", "2023-06-21"))).Code(HttpStatusCode.Conflict), Is.EqualTo("opinion.deadline-out-of-bounds"));
        await asked.Ask(("deadline", "2023-06-20"));
    }

    [TestCase("email", "a.@b", HttpStatusCode.Conflict)]
    [TestCase("language", "de", HttpStatusCode.BadRequest)]
    [TestCase("kind", "priest", HttpStatusCode.BadRequest)]
    [TestCase("name", "", HttpStatusCode.BadRequest)]
    [TestCase("question", null, HttpStatusCode.BadRequest)]
    [TestCase("deadline", null, HttpStatusCode.BadRequest)]
    public async Task What_is_missing_or_wrong_is_refused_and_nothing_is_sent(string field, string? value, HttpStatusCode expected)
    {
        await using var asked = await OpinionCase.Start();

        Assert.That((await asked.TryAsk(Roles.LoanOfficer, (field, value))).StatusCode, Is.EqualTo(expected));
        Assert.That((await asked.List()).GetProperty("opinions").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task It_can_be_asked_of_a_dossier_in_any_state_before_the_decision_and_its_history_says_whom()
    {
        await using var asked = await OpinionCase.Start();
        await asked.Ask();
        await asked.Dossier.TakeUp();
        await asked.Ask();
        await asked.Dossier.Do("readiness");
        await asked.Ask();

        var events = (await asked.Dossier.Show()).GetProperty("history").EnumerateArray().Where(x => x.GetProperty("kind").GetString() == "outside-opinion-asked").ToList();
        Assert.That(events.Select(x => x.GetProperty("note").GetString()), Is.EqualTo(Enumerable.Repeat("Hanane Berrada (Banque du Souss)", 3)));
        Assert.That(await asked.Dossier.Status(), Is.EqualTo("ready"), "asking takes nothing back");
    }

    [Test]
    public async Task One_is_reminded_once_a_day_and_three_times_at_most_and_each_mail_opens_it()
    {
        await using var asked = await OpinionCase.Start();
        var (id, first) = (await asked.Ask(), await asked.Send());
        for (var day = 16; day < 19; day++)
        {
            asked.Host.Organisations.GoTo(new(2023, 6, day));
            await asked.Dossier.Do($"outside-opinions/{id}/reminder");
            Assert.That(await asked.Dossier.Refused($"outside-opinions/{id}/reminder"), Is.EqualTo("opinion.reminded-today"));
            Assert.That(await asked.Allowed(), Is.EqualTo(new[] { "renew", "take-back" }));
        }

        asked.Host.Organisations.GoTo(new(2023, 6, 19));
        Assert.That(await asked.Dossier.Refused($"outside-opinions/{id}/reminder"), Is.EqualTo("opinion.reminded-enough"));
        var last = await asked.Send();
        Assert.That(asked.Host.Mail.Sent, Has.Count.EqualTo(4));
        foreach (var code in new[] { first, last }) Assert.That((await asked.Open(code)).Question, Is.Not.Null);
        Assert.That((await asked.Only()).GetProperty("reminders").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task The_day_s_work_writes_once_shortly_before_the_deadline_and_tells_who_asked_once_it_is_over()
    {
        await using var asked = await OpinionCase.Start();
        await asked.AskAndSend(); // until 25 June
        var mails = new List<int>();
        for (var day = 20; day <= 27; day++)
        {
            await asked.Day(new(2023, 6, day));
            await asked.Send();
            mails.Add(asked.Host.Mail.Sent.Count - 1);
        }

        Assert.That(mails, Is.EqualTo(new[] { 0, 0, 1, 1, 1, 1, 1, 1 }), "three days before");
        Assert.That(await asked.Host.Kinds(Roles.LoanOfficer), Is.EqualTo(["opinion-unanswered"]));
        Assert.That(await asked.State(), Is.EqualTo("expired"));
        var id = (await asked.Only()).GetProperty("id").GetString();
        Assert.That(await asked.Dossier.Refused($"outside-opinions/{id}/reminder"), Is.EqualTo("opinion.expired"));
        await asked.Dossier.Do($"outside-opinions/{id}/renewal", new { deadline = "2023-07-05" });
        Assert.That(await asked.Host.Unread(Roles.LoanOfficer), Is.Zero);
        await asked.Day(new(2023, 7, 3));
        await asked.Send();
        Assert.That(await asked.Steps(), Is.EqualTo(new[] { "asked", "forewarned", "renewed", "forewarned" }), "once for each deadline");
    }

    [TestCase("2023-06-18", 3, false)]
    [TestCase("2023-06-18", 0, false)]
    public async Task Nobody_is_written_to_on_the_day_they_were_asked_or_where_the_setting_says_never(string deadline, int days, bool isWritten)
    {
        await using var asked = await OpinionCase.Start();
        Put(asked, new { reminderDays = days });
        await asked.AskAndSend(("deadline", deadline));

        await asked.Day(FixedOrganisations.Today);
        if (days == 0) await asked.Day(new(2023, 6, 17));

        Assert.That((await asked.Steps()).Contains("forewarned"), Is.EqualTo(isWritten));
    }

    [Test]
    public async Task Who_asked_hears_the_answer_and_nobody_else()
    {
        await using var asked = await OpinionCase.Start();
        await asked.Answer(await asked.AskAndSend());

        var told = (await asked.Host.Notices(Roles.LoanOfficer)).GetProperty("rows")[0];
        Assert.That((told.GetProperty("sentence").GetString(), told.GetProperty("href").GetString()),
            Is.EqualTo(("Un avis extérieur a été rendu sur le dossier ISM-D-2023-0001.", $"/applications/{asked.Dossier.Dossier}#opinions")));
        Assert.That(await asked.Host.Kinds(Roles.Director), Is.Empty);
        var answered = (await asked.Dossier.Show()).GetProperty("history").EnumerateArray().Last();
        Assert.That((answered.GetProperty("kind").GetString(), answered.GetProperty("by").GetString()), Is.EqualTo(("outside-opinion-answered", "Hanane Berrada (Banque du Souss)")));
    }

    [Test]
    public async Task Who_only_reads_asks_nothing_sees_no_address_and_another_dossier_s_opinion_is_none()
    {
        await using var asked = await OpinionCase.Start();
        var id = await asked.Ask();
        var other = new AppraisalCase(asked.Host, await new DossierInput { Cin = "J654321", Enterprise = "Autre" }.Register(asked.Host));

        foreach (var role in new[] { Roles.Auditor, Roles.Treasurer })
        {
            Assert.That((await asked.TryAsk(role)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
            foreach (var (what, input) in new (string, object)[] { ("reminder", new { }), ("renewal", new { deadline = "2023-06-30" }), ("withdrawal", new { }) })
                Assert.That((await asked.Dossier.Ask($"outside-opinions/{id}/{what}", input, role)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), what);
            var seen = await asked.Only(role);
            Assert.That((seen.GetProperty("email").ValueKind, seen.GetProperty("allowed").GetArrayLength()), Is.EqualTo((JsonValueKind.Null, 0)));
        }

        Assert.That((await other.Ask($"outside-opinions/{id}/withdrawal")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await asked.State(), Is.EqualTo("asked"));
    }

    [Test]
    public async Task A_stale_revision_loses_in_the_body_and_in_the_header()
    {
        await using var asked = await OpinionCase.Start();
        var id = await asked.Ask();
        Assert.That(await (await asked.Dossier.Ask($"outside-opinions/{id}/withdrawal", new { revision = 7 })).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        Assert.That(await (await asked.TryAsk(Roles.LoanOfficer, ("revision", 99))).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));

        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{asked.Dossier.Dossier}/outside-opinions/{id}/withdrawal") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.That(await (await asked.Host.Client(Roles.LoanOfficer).SendAsync(stale)).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        Assert.That(await asked.State(), Is.EqualTo("asked"));
    }

    private static void Put(OpinionCase asked, object settings)
    {
        var platform = asked.Host.Organisations.Find(FixedOrganisations.Ism)!;
        asked.Host.Organisations.Put(platform with { Sections = platform.Sections.SetItem("opinions", JsonSerializer.SerializeToElement(settings)) });
    }
}
