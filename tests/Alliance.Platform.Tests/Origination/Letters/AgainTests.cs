using System.Net;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Letters;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Letters;

/// <summary>A letter that was sent is mailed again, or written again, without composing it anew.</summary>
internal sealed class AgainTests
{
    private static string[] Acts(JsonElement letter) => [.. letter.GetProperty("allowed").EnumerateArray().Select(x => x.GetString()!)];

    private static async Task<(LetterCase Letters, string Letter)> Sent(bool fails)
    {
        var letters = await LetterCase.Start(new() { Email = "fatima@tapis.example" });
        await letters.Refuse();
        var letter = await letters.Start("fr");
        (await letters.Save(letter, "Votre demande", "Madame,\n\nVoici notre réponse.")).EnsureSuccessStatusCode();
        await (await letters.Send(letter, "mail")).Json(HttpStatusCode.Created);
        letters.Host.Mail.IsAway = fails;
        for (var i = 0; i < (fails ? MailTries.Most : 1); i++)
        {
            await letters.MailStep();
            await letters.Host.Read(db => db.Set<LetterMail>().ExecuteUpdateAsync(x => x.SetProperty(y => y.DueAt, y => y.DueAt == null ? null : new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        }

        letters.Host.Mail.IsAway = false;
        return (letters, letter);
    }

    [Test]
    public async Task After_a_mail_that_failed_the_same_paper_goes_to_the_address_of_today()
    {
        var (letters, letter) = await Sent(fails: true);
        await using var _ = letters;
        var paper = await letters.Paper(letter);
        Assert.That(Acts(await letters.Latest()), Is.EqualTo(new[] { "send-again", "write-again" }));
        await letters.Host.Read(db => db.Set<Alliance.Platform.Origination.Entrepreneurs.Entrepreneur>().ExecuteUpdateAsync(x => x.SetProperty(y => y.Person.Email, "fatima@nouvelle.example")));

        await (await letters.Dossier.Ask($"letters/{letter}/mailing")).Json(HttpStatusCode.NoContent);
        Assert.That((await letters.Latest()).GetProperty("mail").GetString(), Is.EqualTo("waiting"));
        await letters.MailStep();

        var mail = letters.Host.Mail.Sent.Single();
        Assert.That((mail.Address, mail.File!.Content), Is.EqualTo(("fatima@nouvelle.example", paper)));
        Assert.That((await letters.Dossier.History())[^2..], Is.EqualTo(new[] { "letter-mailed", "letter-mailed" }));
        Assert.That(await letters.Dossier.Refused($"letters/{letter}/mailing"), Is.EqualTo("letter.mail-not-failed"), "pressed twice");
    }

    [Test]
    public async Task Another_letter_begins_with_its_words()
    {
        var (letters, letter) = await Sent(fails: false);
        await using var _ = letters;
        Assert.That(Acts(await letters.Latest()), Is.EqualTo(new[] { "write-again" }));

        await (await letters.Dossier.Ask($"letters/{letter}/draft")).Json(HttpStatusCode.Created);

        var draft = await letters.Draft();
        Assert.That((draft.GetProperty("subject").GetString(), draft.GetProperty("body").GetString(), draft.GetProperty("addressee").GetString()), Is.EqualTo(("Votre demande", "Madame,\n\nVoici notre réponse.", "Fatima Zahra Amrani")));
        Assert.That(Acts(await letters.Latest()), Is.Empty, "one at a time");
        Assert.That(await letters.Dossier.Refused($"letters/{letter}/draft"), Is.EqualTo("letter.draft-exists"));
    }

    [Test]
    public async Task What_stands_no_more_is_told_by_neither()
    {
        var (letters, letter) = await Sent(fails: true);
        await using var _ = letters;
        await letters.Dossier.Do("decision/undoing", new { words = "Erreur" }, Roles.Director);
        await letters.Adjourn();

        Assert.That(Acts(await letters.Latest()), Is.Empty);
        foreach (var what in new[] { "mailing", "draft" }) Assert.That(await letters.Dossier.Refused($"letters/{letter}/{what}"), Is.EqualTo("letter.overtaken"));
    }

    [Test]
    public async Task Who_only_reads_does_neither()
    {
        var (letters, letter) = await Sent(fails: true);
        await using var _ = letters;

        Assert.That(Acts((await letters.List(Roles.Auditor)).GetProperty("letters")[0]), Is.Empty);
        foreach (var what in new[] { "mailing", "draft" }) Assert.That((await letters.Dossier.Ask($"letters/{letter}/{what}", role: Roles.Auditor)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await letters.Dossier.Ask($"letters/{Guid.NewGuid()}/draft")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
