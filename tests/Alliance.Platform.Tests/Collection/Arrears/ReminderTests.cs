using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>Reminder letters at the platform's steps, on paper and by e-mail. The default steps are 8, 30 and 60 days; the loan is 40 days late.</summary>
internal sealed class ReminderTests
{
    private static async Task<ArrearsCase> WithEmail()
    {
        var arrears = new ArrearsCase(await PlatformHost.Start());
        await arrears.Add("Tapis Anzi", 0, email: "fatima@tapis.example");
        return arrears;
    }

    private static async Task<int[]> StepsDue(ArrearsCase arrears) =>
        [.. (await arrears.Get("/reminders/due")).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("step").GetInt32())];

    private static Task<HttpResponseMessage> Send(ArrearsCase arrears, bool byEmail = false, string language = "fr") =>
        arrears.Post("/reminders", new { loanIds = new[] { arrears["Tapis Anzi"].Id }, byEmail, language });

    private static async Task<JsonElement> Letter(ArrearsCase arrears) => (await arrears.FollowUp("Tapis Anzi")).GetProperty("letters")[0];

    private static Task<bool> MailStep(ArrearsCase arrears, CancellationToken ct = default) => arrears.Host.Run<ReminderMailer, bool>(x => x.Step(ct));

    private static Task<int> EndPause(ArrearsCase arrears) =>
        arrears.Host.Read(db => db.Set<Reminder>().ExecuteUpdateAsync(x => x.SetProperty(y => y.MailDueAt, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    [Test]
    public async Task Each_step_goes_out_once_while_the_loan_stays_late()
    {
        await using var arrears = await ArrearsCase.OneLate();
        Assert.That(await StepsDue(arrears), Is.EqualTo(new[] { 2 }), "the step of 30 days; that of 8 is passed over");

        var batch = await (await Send(arrears)).Json();
        Assert.That(batch.GetProperty("made")[0].GetProperty("step").GetInt32(), Is.EqualTo(2));
        Assert.That(await StepsDue(arrears), Is.Empty);
        Assert.That((await (await Send(arrears)).Json()).GetProperty("skipped")[0].GetProperty("code").GetString(), Is.EqualTo("reminder.not-due"));

        arrears.Host.Organisations.GoTo(new(2024, 3, 1));
        Assert.That(await StepsDue(arrears), Is.EqualTo(new[] { 3 }), "60 days late");
        await (await Send(arrears)).Json();
        arrears.Host.Organisations.GoTo(new(2024, 6, 1));
        Assert.That(await StepsDue(arrears), Is.Empty, "there is no further step");
        Assert.That(await arrears.Host.Read(db => db.Set<Contact>().CountAsync(x => x.ReminderId != null)), Is.EqualTo(2), "each stands among the contacts");
    }

    [Test]
    public async Task Caught_up_and_late_again_it_begins_anew()
    {
        await using var arrears = await ArrearsCase.OneLate();
        await (await Send(arrears)).Json();
        await (await arrears["Tapis Anzi"].Pay(new { amount = 2_000, paidOn = "2024-02-10" })).Json(HttpStatusCode.Created);
        Assert.That(await StepsDue(arrears), Is.Empty);

        arrears.Host.Organisations.GoTo(new(2024, 3, 9));
        Assert.That(await StepsDue(arrears), Is.EqualTo(new[] { 1 }), "March's instalment is 8 days late");
    }

    [Test]
    public async Task A_deferred_loan_is_not_reminded()
    {
        await using var arrears = await ArrearsCase.OneLate();

        await (await arrears.Host.Client(Roles.Director).PostAsJsonAsync(
            $"/api/deferrals/loans/{arrears["Tapis Anzi"].Id}", new { from = "2024-01-01", months = 3, reason = "Inondation" })).Json(HttpStatusCode.Created);

        Assert.That(await StepsDue(arrears), Is.Empty);
    }

    [Test]
    public async Task Of_two_officers_who_write_at_once_one_letter_goes_out()
    {
        await using var arrears = await ArrearsCase.OneLate();

        var answers = await arrears["Tapis Anzi"].AtOnce(() => Send(arrears), () => Send(arrears), () => Send(arrears));

        var batches = await Task.WhenAll(answers.Select(x => x.Json()));
        Assert.That(batches.Sum(x => x.GetProperty("made").GetArrayLength()), Is.EqualTo(1));
        Assert.That(await arrears.Host.Read(db => db.Set<Reminder>().CountAsync()), Is.EqualTo(1));
        Assert.That(await arrears.Host.Read(db => db.Set<Contact>().CountAsync()), Is.EqualTo(1));
    }

    [TestCase("fr", "Relance du prêt", "2\u202F000,00\u202FDH de retard")]
    [TestCase("ar", "Rappel", "2\u202F000,00")]
    public async Task A_platform_has_its_own_steps_and_words(string language, string subject, string body)
    {
        await using var arrears = await ArrearsCase.OneLate();
        var organisation = arrears.Host.Organisations.Find(FixedOrganisations.Ism)!;
        var own = JsonSerializer.Deserialize<JsonElement>("""
            { "reminders": [ { "afterDays": 5 }, { "afterDays": 35, "letter": {
                "fr": { "subject": "Relance du prêt {loan}", "body": "{borrower}, {amountLate} de retard depuis {daysLate} jours." },
                "ar": { "subject": "Rappel {loan}", "body": "{amountLate}" } } } ], "daysToPay": 10 }
            """);
        arrears.Host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("arrears", own) });

        await (await Send(arrears, language: language)).Json();

        var letter = await arrears.Host.Read(db => db.Set<Reminder>().SingleAsync());
        Assert.That((letter.Step, letter.Language), Is.EqualTo((2, language)));
        Assert.That(letter.Subject, Does.StartWith(subject).And.Contain("ISM-2023-0001"));
        Assert.That(letter.Body, Does.Contain(body));
    }

    [Test]
    public async Task Letters_of_a_batch_and_one_alone_are_printed_with_the_same_words_again()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var batch = (await (await Send(arrears)).Json()).GetProperty("batchId").GetString();
        var one = (await Letter(arrears)).GetProperty("id").GetString();

        foreach (var path in new[] { $"/api/arrears/reminders/batches/{batch}/letters", $"/api/arrears/reminders/{one}/letter" })
        {
            var printed = await arrears.Officer.GetAsync(path);
            Assert.That(printed.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That((await printed.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).ToArray(), Is.EqualTo("%PDF-"u8.ToArray()));
            Assert.That((await arrears.Host.Client(Roles.LoanOfficer, FixedOrganisations.Ior).GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await arrears.Host.Client(Roles.CommitteeMember).GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task A_mail_that_fails_is_tried_again_after_a_pause_and_arrives_once()
    {
        await using var arrears = await WithEmail();
        arrears.Host.Mail.IsAway = true;
        await (await Send(arrears, byEmail: true)).Json();

        Assert.That(await MailStep(arrears), Is.True);
        Assert.That(await MailStep(arrears), Is.False, "not again at once");
        Assert.That((await Letter(arrears)).GetProperty("mail").GetString(), Is.EqualTo("waiting"));

        arrears.Host.Mail.IsAway = false;
        await EndPause(arrears);
        await MailStep(arrears);
        await EndPause(arrears);
        await MailStep(arrears);

        var mail = arrears.Host.Mail.Sent.Single();
        Assert.That((mail.Address, mail.Key), Is.EqualTo(("fatima@tapis.example", Guid.Parse((await Letter(arrears)).GetProperty("id").GetString()!))));
        Assert.That((await Letter(arrears)).GetProperty("mail").GetString(), Is.EqualTo("sent"));
    }

    [Test]
    public async Task A_mail_server_that_stays_away_is_given_up_after_a_day_not_after_a_minute()
    {
        await using var arrears = await WithEmail();
        arrears.Host.Mail.IsAway = true;
        await (await Send(arrears, byEmail: true)).Json();

        var (pauses, tries) = (TimeSpan.Zero, 0);
        while (await MailStep(arrears))
        {
            tries++;
            if (await arrears.Host.Read(db => db.Set<Reminder>().Select(x => x.MailDueAt).SingleAsync()) is { } next) pauses += next - DateTime.UtcNow;
            await EndPause(arrears);
            if ((await Letter(arrears)).GetProperty("mail").GetString() == "failed") break;
        }

        Assert.That(tries, Is.EqualTo(7));
        Assert.That(pauses, Is.GreaterThan(TimeSpan.FromHours(24)));
        Assert.That(await MailStep(arrears), Is.False);
    }

    [Test]
    public async Task A_process_that_ends_after_sending_repeats_the_mail_with_the_same_key_and_not_at_once()
    {
        await using var arrears = await WithEmail();
        await (await Send(arrears, byEmail: true)).Json();
        using var end = new CancellationTokenSource();
        arrears.Host.Mail.AfterTaking = end.Cancel;

        Assert.That(async () => await MailStep(arrears, end.Token), Throws.InstanceOf<OperationCanceledException>());

        arrears.Host.Mail.AfterTaking = null;
        var later = arrears.On(await arrears.Host.Restart());
        Assert.That(await MailStep(later), Is.False, "it may be under way still");
        await EndPause(later);
        await MailStep(later);
        Assert.That(later.Host.Mail.Sent.Select(x => x.Key).Distinct().Count(), Is.EqualTo(1), "mail programs recognise the second as the first");
        Assert.That((await Letter(later)).GetProperty("mail").GetString(), Is.EqualTo("sent"));
        await later.DisposeAsync();
    }

    [Test]
    public async Task An_address_that_no_mail_reaches_is_given_up_at_once()
    {
        await using var arrears = new ArrearsCase(await PlatformHost.Start());
        await arrears.Add("Tapis Anzi", 0, email: "fatima.@tapis.example");

        await (await Send(arrears, byEmail: true)).Json();
        await MailStep(arrears);

        Assert.That((await Letter(arrears)).GetProperty("mail").GetString(), Is.EqualTo("failed"));
        Assert.That(await MailStep(arrears), Is.False);
    }

    [Test]
    public async Task Without_an_address_there_is_a_letter_alone()
    {
        await using var arrears = await ArrearsCase.OneLate();

        await (await Send(arrears, byEmail: true)).Json();

        Assert.That((await Letter(arrears)).GetProperty("mail").GetString(), Is.EqualTo("none"));
        Assert.That(await MailStep(arrears), Is.False);
    }

    [Test]
    public async Task The_worker_sends_what_was_asked_for()
    {
        await using var arrears = await WithEmail();
        var served = arrears.On(await arrears.Host.Restart(withWorker: true));
        await using var host = served.Host;

        await (await Send(served, byEmail: true)).Json();

        await Eventually.Holds(() => host.Mail.Sent.Count == 1, "the mail to be sent");
    }

    [TestCase("""{ "loanIds": [] }""", HttpStatusCode.BadRequest)]
    [TestCase("""{ "loanIds": null }""", HttpStatusCode.BadRequest)]
    [TestCase("""{ "loanIds": ["00000000-0000-0000-0000-000000000001"], "language": "de" }""", HttpStatusCode.BadRequest)]
    [TestCase("""{ "loanIds": ["00000000-0000-0000-0000-000000000001"] }""", HttpStatusCode.OK)]
    public async Task Nonsense_makes_no_letter(string body, HttpStatusCode status)
    {
        await using var arrears = await ArrearsCase.OneLate();

        var answer = await arrears.Officer.PostAsync("/api/arrears/reminders", new StringContent(body, null, "application/json"));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(await arrears.Host.Read(db => db.Set<Reminder>().CountAsync()), Is.Zero);
        Assert.That((await arrears.Host.Client(Roles.Auditor).PostAsJsonAsync("/api/arrears/reminders", new { loanIds = new[] { arrears["Tapis Anzi"].Id } })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
