using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Letters;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Letters;

/// <summary>A letter is edited, then sent once, and stays as it was sent.</summary>
internal sealed class SendingTests
{
    private static readonly DossierInput WithAddress = new() { Email = "fatima@tapis.example" };

    [Test]
    public async Task By_mail_it_goes_to_the_applicant_with_the_paper_attached()
    {
        await using var letters = await LetterCase.Start(WithAddress);
        await letters.Refuse();
        var letter = await letters.Start("fr");
        (await letters.Save(letter, "Votre demande", "Madame,\n\nVoici notre réponse.")).EnsureSuccessStatusCode();
        Assert.That(await letters.MailStep(), Is.False, "nothing goes by itself");

        await (await letters.Send(letter, "mail")).Json(HttpStatusCode.Created);
        Assert.That((await letters.Latest()).GetProperty("mail").GetString(), Is.EqualTo("waiting"));
        Assert.That(await letters.MailStep(), Is.True);

        var mail = letters.Host.Mail.Sent.Single();
        Assert.That((mail.Address, mail.Addressee, LetterCase.Plain(mail.Subject)), Is.EqualTo(("fatima@tapis.example", "Fatima Zahra Amrani", "Votre demande de prêt d’honneur ISM-D-2023-0001")));
        Assert.That(mail.Text, Does.Not.Contain("apport").And.Not.Contain("50"), "what was decided stands in the paper alone");
        Assert.That(mail.File!.Content, Is.EqualTo(await letters.Paper(letter)));
        Assert.That((mail.File.Type, mail.File.Name), Is.EqualTo(("application/pdf", "Lettre – ISM-D-2023-0001 – 2023-06-15.pdf")));
        Assert.That(LetterCase.Pages(mail.File.Content).Single(), Does.Contain("Voici notre réponse.").And.Contain("Initiative Souss-Massa").And.Contain("Pour Initiative Souss-Massa").And.Not.Contain("Brouillon"));
        var sent = await letters.Latest();
        Assert.That((sent.GetProperty("mail").GetString(), sent.GetProperty("on").GetString(), sent.GetProperty("by").GetString(), sent.GetProperty("address").GetString()), Is.EqualTo(("sent", "2023-06-15", "loan-officer", "fatima@tapis.example")));
        Assert.That((await letters.Dossier.History())[^1], Is.EqualTo("letter-mailed"));
        Assert.That(await letters.MailStep(), Is.False);
    }

    [Test]
    public async Task Without_an_address_that_a_mail_reaches_it_is_refused()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        var letter = await letters.Start("fr");
        Assert.That(Acts(await letters.Draft()), Does.Not.Contain("send-by-mail").And.Contain("hand-over"));

        Assert.That(await (await letters.Send(letter, "mail")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.no-address"));

        Assert.That((await letters.Draft()).GetProperty("id").GetString(), Is.EqualTo(letter), "it waits as it was");
        Assert.That((await letters.Dossier.History())[^1], Is.EqualTo("refused"));
    }

    [Test]
    public async Task On_paper_it_bears_the_day_it_was_handed_over()
    {
        await using var letters = await LetterCase.Start();
        await letters.Approve();
        var letter = await letters.Start("fr");
        Assert.That(await (await letters.Send(letter, "paper", "2023-06-16")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.in-the-future"));
        Assert.That(await (await letters.Send(letter, "paper", "2023-06-09")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.before-decision"));

        await (await letters.Send(letter, "paper", "2023-06-12")).Json(HttpStatusCode.Created);

        var sent = await letters.Latest();
        Assert.That((sent.GetProperty("way").GetString(), sent.GetProperty("on").GetString(), sent.GetProperty("number").GetInt32()), Is.EqualTo(("paper", "2023-06-12", 1)));
        Assert.That(LetterCase.Pages(await letters.Paper(letter)).Single(), Does.Contain("12 juin 2023"));
        Assert.That((await letters.Dossier.History())[^1], Is.EqualTo("letter-handed-over"));
        Assert.That(await letters.MailStep(), Is.False);
    }

    [Test]
    public async Task It_goes_once_however_often_one_presses()
    {
        await using var letters = await LetterCase.Start(WithAddress);
        await letters.Refuse();
        var letter = await letters.Start("fr");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => letters.Send(letter, "mail")));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode is not HttpStatusCode.Created).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await (await letters.Send(letter, "paper")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.sent-already"));
        while (await letters.MailStep())
        {
            // until nothing waits
        }

        Assert.That(letters.Host.Mail.Sent, Has.Count.EqualTo(1));
        Assert.That((await letters.Dossier.History()).Count(x => x == "letter-mailed"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_sent_stays_to_the_byte()
    {
        await using var letters = await LetterCase.Start(WithAddress);
        await letters.Refuse();
        var letter = await letters.Start("fr");
        await (await letters.Send(letter, "paper")).Json(HttpStatusCode.Created);
        var before = (await letters.Paper(letter), (await letters.List()).GetProperty("letters").GetRawText());

        Assert.That(await (await letters.Save(letter, "Autre", "Autre texte")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.sent-already"));
        Assert.That(await letters.Dossier.Refused($"letters/{letter}/composition", new { language = "fr" }), Is.EqualTo("letter.sent-already"));
        Assert.That(await (await letters.Host.Client(Roles.LoanOfficer).DeleteAsync($"/api/applications/{letters.Dossier.Dossier}/letters/{letter}")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.sent-already"));
        var platform = letters.Host.Organisations.Find(FixedOrganisations.Ism)!;
        letters.Host.Organisations.Put(platform with { Name = "Autre nom", Sections = platform.Sections.SetItems(FixedOrganisations.Letterhead) });
        letters.Host.Organisations.GoTo(new(2023, 8, 1));

        Assert.That((await letters.Paper(letter), (await letters.List()).GetProperty("letters").GetRawText()), Is.EqualTo(before));
        var text = await (await letters.Get(letter, "txt")).Content.ReadAsByteArrayAsync();
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(text)), Is.EqualTo((await letters.Latest()).GetProperty("hash").GetString()));
        Assert.That(Encoding.UTF8.GetString(text), Does.Contain("\"addressee\": \"Fatima Zahra Amrani\"").And.Contain("\"on\": \"2023-06-15\""));
    }

    [Test]
    public async Task A_decision_taken_back_marks_its_letter_and_asks_for_another()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        var first = await letters.Start("fr");
        await (await letters.Send(first, "paper")).Json(HttpStatusCode.Created);
        Assert.That((await letters.Latest()).GetProperty("isTakenBack").GetBoolean(), Is.False);
        var second = await letters.Start("fr");
        await letters.Dossier.Do("decision/undoing", role: Roles.Director);
        Assert.That((await letters.Latest()).GetProperty("isTakenBack").GetBoolean(), Is.True);
        Assert.That(Acts(await letters.Draft()), Is.EqualTo(new[] { "discard" }), "there is nothing to tell");

        await letters.Approve();
        Assert.That((await letters.Draft()).GetProperty("isOvertaken").GetBoolean(), Is.True);
        Assert.That(Acts(await letters.Draft()), Is.EqualTo(new[] { "compose-again", "discard" }));
        Assert.That(await (await letters.Send(second, "paper")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.decision-changed"));
        await letters.Dossier.Do($"letters/{second}/composition", new { language = "fr" });
        await (await letters.Send(second, "paper")).Json(HttpStatusCode.Created);

        var list = (await letters.List()).GetProperty("letters").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("kind").GetString(), x.GetProperty("isTakenBack").GetBoolean())).ToArray();
        Assert.That(list, Is.EqualTo(new[] { (2, "approval", false), (1, "refusal", true) }));
    }

    [Test]
    public async Task A_decision_after_an_adjournment_takes_nothing_back()
    {
        await using var letters = await LetterCase.Start();
        await letters.Adjourn();
        await (await letters.Send(await letters.Start("fr"), "paper")).Json(HttpStatusCode.Created);
        await letters.Start("fr");
        await letters.Refuse();

        Assert.That((await letters.Latest()).GetProperty("isTakenBack").GetBoolean(), Is.False);
        Assert.That((await letters.Draft()).GetProperty("isOvertaken").GetBoolean(), Is.True, "what it tells is no news any more");
    }

    [Test]
    public async Task What_was_typed_is_kept_until_it_is_composed_again()
    {
        await using var letters = await LetterCase.Start();
        await letters.Approve();
        var letter = await letters.Start("fr");
        var read = (await letters.Draft()).GetProperty("revision").GetInt64();
        Assert.That(await (await letters.TryStart()).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.draft-exists"));
        Assert.That((await letters.Save(letter, "Accord", "Mot à mot")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await letters.Body(), Is.EqualTo("Mot à mot"));

        Assert.That(await (await letters.Save(letter, "Accord", "Par un autre", read)).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        using var stale = new HttpRequestMessage(HttpMethod.Put, $"/api/applications/{letters.Dossier.Dossier}/letters/{letter}") { Content = JsonContent.Create(new { subject = "Accord", body = "Par un autre" }) };
        stale.Headers.TryAddWithoutValidation("If-Match", $"\"{read}\"");
        Assert.That(await (await letters.Host.Client(Roles.LoanOfficer).SendAsync(stale)).Code(HttpStatusCode.PreconditionFailed), Is.EqualTo("changed-meanwhile"));
        Assert.That((await letters.Save(letter, "\u200E", "Texte")).StatusCode, Is.AnyOf(HttpStatusCode.BadRequest, HttpStatusCode.Conflict), "nobody would see it");
        Assert.That(await letters.Body(), Is.EqualTo("Mot à mot"));

        await letters.Dossier.Do($"letters/{letter}/composition", new { language = "fr" });
        Assert.That(await letters.Body(), Does.StartWith("Madame Fatima Zahra Amrani,"));
        Assert.That((await letters.Host.Client(Roles.LoanOfficer).DeleteAsync($"/api/applications/{letters.Dossier.Dossier}/letters/{letter}")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await letters.Draft()).ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That((await letters.Get(letter, "pdf")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Who_works_on_dossiers_writes_and_who_reads_them_reads_what_was_sent()
    {
        await using var letters = await LetterCase.Start(WithAddress);
        await letters.Refuse();
        Assert.That((await letters.TryStart(role: Roles.Treasurer)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        var letter = (await (await letters.TryStart(role: Roles.Director)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        var seen = await letters.List(Roles.Auditor);
        Assert.That((seen.GetProperty("draft").ValueKind, seen.GetProperty("applicant").ValueKind), Is.EqualTo((JsonValueKind.Null, JsonValueKind.Null)), "a draft is for those who write it");
        Assert.That((await letters.Get(letter, "pdf", Roles.Auditor)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        await (await letters.Send(letter, "mail")).Json(HttpStatusCode.Created);

        var row = (await letters.List(Roles.Auditor)).GetProperty("letters")[0];
        Assert.That(row.GetProperty("address").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That((await letters.Get(letter, "pdf", Roles.Auditor)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await letters.Get(letter, "pdf", Roles.Mentor)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await letters.Get(letter, "pdf", Roles.CommitteeMember)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_mail_that_no_server_takes_is_told()
    {
        await using var letters = await LetterCase.Start(WithAddress);
        await letters.Refuse();
        var letter = await letters.Start("fr");
        await (await letters.Send(letter, "mail")).Json(HttpStatusCode.Created);
        letters.Host.Mail.IsAway = true;
        for (var i = 0; i < MailTries.Most; i++)
        {
            Assert.That(await letters.MailStep(), Is.True);
            await letters.Host.Read(db => db.Set<LetterMail>().ExecuteUpdateAsync(x => x.SetProperty(y => y.DueAt, y => y.DueAt == null ? null : new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        }

        Assert.That((await letters.Latest()).GetProperty("mail").GetString(), Is.EqualTo("failed"));
        Assert.That(await letters.MailStep(), Is.False);
        await letters.Start("fr"); // another one can be written
    }

    [Test]
    public async Task The_signature_is_never_alone_on_a_page([Values("fr", "ar")] string language)
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        var letter = await letters.Start(language, language == "ar" ? "فاطمة الزهراء العمراني" : null);
        var checkedOverPages = 0;
        for (var lines = 20; lines <= 44; lines++)
        {
            (await letters.Save(letter, "Objet", string.Join("\n\n", Enumerable.Repeat("mot", lines)) + "\n\nfin")).EnsureSuccessStatusCode();
            var pages = LetterCase.Pages(await letters.Paper(letter));
            if (pages.Length > 1) checkedOverPages++;
            Assert.That(pages[^1], Does.Contain("fin"), $"with {lines} lines");
        }

        Assert.That(checkedOverPages, Is.GreaterThan(0));
    }

    private static string[] Acts(JsonElement draft) => [.. draft.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()!)];
}
