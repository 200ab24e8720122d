using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Tests.Origination.DossierDocuments;
using Alliance.Platform.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Opinions;

/// <summary>An outsider answers once, by a link from a mail, and sees the question alone (D2).</summary>
internal sealed class OutsiderTests
{
    [Test]
    public async Task They_see_who_asks_what_until_when_and_nothing_else_of_the_dossier()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend(("yesOrNo", "Est-ce envisageable ?"));

        var seen = (await asked.Open(code)).Question!;

        Assert.That((seen.Name, seen.Asker, seen.Words, seen.YesOrNo, seen.Deadline), Is.EqualTo(("Hanane Berrada", Roles.LoanOfficer, "Accorderiez-vous un crédit ?", "Est-ce envisageable ?", new DateOnly(2023, 6, 25))));
        Assert.That((seen.Project, seen.Documents.Count, seen.IsConfidential), Is.EqualTo(((string?)null, 0, false)));
        var second = await asked.AskAndSend(("namesProject", true));
        Assert.That((await asked.Open(second)).Question!.Project, Is.EqualTo("Coopérative Tafraout"));
    }

    [Test]
    public async Task The_mail_has_the_link_in_their_language_and_neither_question_nor_anything_of_the_dossier()
    {
        await using var asked = await OpinionCase.Start();
        await asked.AskAndSend(("language", "ar"), ("isConfidential", true), ("namesProject", true));

        var mail = asked.Host.Mail.Sent.Single();

        Assert.That((mail.Address, mail.Addressee, mail.Culture.Name), Is.EqualTo(("hanane@banque.example", "Hanane Berrada", "ar")));
        Assert.That(mail.Text, Does.Contain("25 يونيو 2023").And.Contain("/opinion?language=ar&code="));
        foreach (var secret in new[] { "crédit", "ISM-D", "Amrani", "Tafraout", "50", "Banque du Souss", "confid", "سري" })
            Assert.That(mail.Subject + string.Join('\n', mail.Text.Split('\n').Where(x => !x.Contains("code=", StringComparison.Ordinal))), Does.Not.Contain(secret));
    }

    [Test]
    public async Task Looking_changes_nothing_however_often_and_the_first_answer_stands()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend(("yesOrNo", "Est-ce envisageable ?"));
        var before = await asked.Stored();
        for (var looked = 0; looked < 4; looked++) await asked.Open(code);
        Assert.That(await asked.Stored(), Is.EqualTo(before));

        Assert.That((await asked.Answer(code, "Oui", yes: true)).IsTaken, Is.True);
        var after = await asked.Stored();
        var second = await asked.Answer(code, "Non", yes: false, ("bis.pdf", SampleFiles.Pdf()));

        Assert.That((second.State, second.IsTaken), Is.EqualTo((LinkState.Used, false)));
        Assert.That(await asked.Stored(), Is.EqualTo(after));
        Assert.That(DocumentsApi.Stored(asked.Host), Is.Empty, "no file was left behind");
        Assert.That(await asked.Open(code), Is.EqualTo(new OpenOpinion.Seen(LinkState.Used, null)), "nor is the answer shown");
        var answer = (await asked.Only()).GetProperty("answer");
        Assert.That((answer.GetProperty("words").GetString(), answer.GetProperty("yes").GetBoolean(), answer.GetProperty("on").GetString()), Is.EqualTo(("Oui", true, "2023-06-15")));
    }

    [Test]
    public async Task Of_many_at_once_one_is_taken_and_the_others_hear_that_it_was_answered()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(x => asked.Answer(code, $"Réponse {x}", null, ($"{x}.pdf", SampleFiles.Pdf($"{x}")))));

        Assert.That(outcomes.Count(x => x.IsTaken), Is.EqualTo(1));
        Assert.That(outcomes.Where(x => !x.IsTaken).Select(x => x.State), Is.All.EqualTo(LinkState.Used));
        Assert.That(DocumentsApi.Stored(asked.Host), Has.Length.EqualTo(1));
        Assert.That((await asked.Steps()).Count(x => x == "answered"), Is.EqualTo(1));
    }

    [Test]
    public async Task After_the_last_day_it_is_refused_and_nothing_is_stored()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();
        asked.Host.Organisations.GoTo(new(2023, 6, 26));
        var before = await asked.Stored();

        var outcome = await asked.Answer(code, "Trop tard", null, ("avis.pdf", SampleFiles.Pdf()));

        Assert.That(outcome.State, Is.EqualTo(LinkState.Expired));
        Assert.That(await asked.Stored(), Is.EqualTo(before));
        Assert.That(DocumentsApi.Stored(asked.Host), Is.Empty);
        Assert.That(await asked.State(), Is.EqualTo("expired"));
    }

    [Test]
    public async Task On_another_platform_it_is_unknown_and_nothing_is_stored_there()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();

        var outcome = await asked.Host.Run<AnswerOpinion, AnswerOpinion.Outcome>(x => x.Handle(code, new("Avis", null, [new("avis.pdf", SampleFiles.Pdf())])), organisation: FixedOrganisations.Ior);

        Assert.That((await asked.Open(code, FixedOrganisations.Ior)).State, Is.EqualTo(LinkState.Unknown));
        Assert.That(outcome.State, Is.EqualTo(LinkState.Unknown));
        Assert.That(DocumentsApi.Stored(asked.Host, FixedOrganisations.Ior), Is.Empty);
        Assert.That(await asked.State(), Is.EqualTo("asked"));
    }

    [Test]
    public async Task Taken_back_it_stops_at_once_and_a_new_link_lets_the_old_one_die()
    {
        await using var asked = await OpinionCase.Start();
        var (id, first) = (await asked.Ask(), await asked.Send());
        await asked.Dossier.Do($"outside-opinions/{id}/renewal", new { deadline = "2023-07-10" });
        var second = await asked.Send();

        Assert.That((await asked.Open(first)).State, Is.EqualTo(LinkState.TakenBack));
        Assert.That((await asked.Answer(first)).State, Is.EqualTo(LinkState.TakenBack));
        asked.Host.Organisations.GoTo(new(2023, 7, 10));
        Assert.That((await asked.Open(second)).Question!.Deadline, Is.EqualTo(new DateOnly(2023, 7, 10)));

        await asked.Dossier.Do($"outside-opinions/{id}/withdrawal", new { words = "Le porteur a changé de banque" });
        Assert.That((await asked.Answer(second)).State, Is.EqualTo(LinkState.TakenBack));
        Assert.That((await asked.State(), (await asked.Allowed()).Length), Is.EqualTo(("taken-back", 0)));
    }

    /// <summary>Once, in their language, without a link: there is nothing to open any more.</summary>
    [Test]
    public async Task Who_was_mailed_is_told_that_nothing_is_asked_any_more()
    {
        await using var asked = await OpinionCase.Start();
        var id = await asked.Ask(("language", "ar"));
        await asked.Send();
        await asked.Dossier.Do($"outside-opinions/{id}/withdrawal", new { words = "Le porteur a changé de banque" });
        await asked.Host.Run<LinkMailer, bool>(x => x.Step(default));

        var mail = asked.Host.Mail.Sent[^1];
        Assert.That((asked.Host.Mail.Sent.Count, mail.Address, mail.Culture.Name), Is.EqualTo((2, "hanane@banque.example", "ar")));
        Assert.That(mail.Subject, Does.StartWith("لم يعد رأيكم مطلوبا"));
        Assert.That(mail.Text, Does.Contain("Hanane Berrada").And.Not.Contain("http").And.Not.Contain("banque").And.Not.Contain("ISM-D"));
        Assert.That(await asked.Host.Run<LinkMailer, bool>(x => x.Step(default)), Is.False);
    }

    [Test]
    public async Task Whose_mail_never_went_out_is_told_nothing()
    {
        await using var asked = await OpinionCase.Start();
        asked.Host.Mail.IsAway = true;
        var id = await asked.Ask();
        await asked.Host.Run<LinkMailer, bool>(x => x.Step(default));
        asked.Host.Mail.IsAway = false;
        await asked.Dossier.Do($"outside-opinions/{id}/withdrawal");

        Assert.That(await asked.Host.Run<LinkMailer, bool>(x => x.Step(default)), Is.False);
        Assert.That(asked.Host.Mail.Sent, Is.Empty);
    }

    [Test]
    public async Task Once_the_dossier_is_decided_nobody_waits_for_it()
    {
        await using var asked = await OpinionCase.Start();
        var (id, code) = (await asked.Ask(), await asked.Send());
        await asked.Dossier.Do("refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-06-15" }, Roles.Director);

        Assert.That((await asked.Answer(code)).State, Is.EqualTo(LinkState.TakenBack));
        Assert.That((await asked.State(), (await asked.Allowed()).Length), Is.EqualTo(("closed", 0)));
        foreach (var what in new[] { "reminder", "withdrawal" }) Assert.That(await asked.Dossier.Refused($"outside-opinions/{id}/{what}"), Is.EqualTo("application.already-decided"));
        Assert.That(await (await asked.TryAsk(Roles.LoanOfficer)).Code(HttpStatusCode.Conflict), Is.EqualTo("application.already-decided"));
    }

    [Test]
    public async Task What_was_asked_is_answered_whole()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend(("yesOrNo", "Est-ce envisageable ?"));
        async Task<string?> Refusal(string words, bool? yes, int files = 0)
        {
            try
            {
                await asked.Answer(code, words, yes, [.. Enumerable.Range(0, files).Select(x => ($"{x}.pdf", SampleFiles.Pdf($"{x}")))]);
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Code;
            }
        }

        Assert.That(await Refusal(" \u200B\n", true), Is.EqualTo("opinion.words-missing"));
        Assert.That(await Refusal("Oui", null), Is.EqualTo("opinion.yes-or-no-missing"));
        Assert.That(await Refusal("Oui", true, files: 4), Is.EqualTo("opinion.too-many-files"));
        Assert.That(await Refusal(new string('x', OutsideAnswer.Longest + 1), true, files: 1), Is.EqualTo("text.too-long"));
        Assert.That(DocumentsApi.Stored(asked.Host), Is.Empty);
        Assert.That(await Refusal(new string('x', OutsideAnswer.Longest), true, files: 3), Is.Null);
        Assert.That(DocumentsApi.Stored(asked.Host), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task A_yes_that_nobody_asked_for_is_not_kept()
    {
        await using var asked = await OpinionCase.Start();

        await asked.Answer(await asked.AskAndSend(), yes: true);

        Assert.That((await asked.Only()).GetProperty("answer").GetProperty("yes").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(await asked.Host.Read(db => db.Set<OutsideLink>().CountAsync(x => x.UsedAt != null)), Is.EqualTo(1));
    }
}
