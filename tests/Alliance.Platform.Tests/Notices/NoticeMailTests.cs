using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Notices;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Notices;

/// <summary>Who wants a notice by mail gets it once, in their language, with a link and without amounts or names.</summary>
internal sealed class NoticeMailTests
{
    private static readonly StaffMailbox Omar = new(PlatformHost.AccountOf("omar"), "Omar", "omar@ism.example", "ar");

    private static readonly StaffMailbox Salma = new(PlatformHost.AccountOf("salma"), "Salma", "salma@ism.example", "fr");

    private static async Task<LoanCase> Proposed()
    {
        var loan = await LoanCase.Disbursed();
        loan.Host.Mailboxes.AddRange([(Permissions.WriteOffLoans, Omar), (Permissions.WriteOffLoans, Salma)]);
        return loan;
    }

    private static async Task Work(LoanCase loan)
    {
        while (await loan.Host.Run<NoticeMailer, bool>(x => x.Step(default)))
        {
            // goes on until nothing is due
        }
    }

    private static Task<int> EndPause(LoanCase loan) => loan.Host.Read(db => db.Set<NoticeMail>().ExecuteUpdateAsync(x => x.SetProperty(y => y.DueAt, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    [Test]
    public async Task It_is_in_the_language_of_who_gets_it_and_says_no_more_than_the_link_needs()
    {
        await using var loan = await Proposed();
        await loan.Propose(account: "salma");

        await Work(loan);
        await EndPause(loan);
        await Work(loan);

        Assert.That(loan.Host.Mail.Sent.Select(x => x.Address), Is.EqualTo([Omar.Address]), "once, and not to who proposed it");
        var mail = loan.Host.Mail.Sent[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mail.Culture.Name, Is.EqualTo("ar"));
            Assert.That(mail.Text, Does.Contain("هناك اقتراح ينتظر شخصا ثانيا").And.Contain("/notices/"));
            var words = string.Join('\n', mail.Text.Split('\n').Where(x => !x.StartsWith("http", StringComparison.Ordinal))); // a key may hold any digits
            Assert.That(words, Does.Not.Contain("36").And.Not.Contain("Recours").And.Not.Contain("Tafraout").And.Not.Contain("salma"));
        }
    }

    [Test]
    public async Task Who_switched_it_off_gets_none_and_who_switched_it_on_does()
    {
        await using var loan = await Proposed();
        loan.Host.Mailboxes.Add((Permissions.DisburseLoans, Salma));
        await (await loan.Host.Client(Roles.Treasurer, account: "omar").Switch("proposal-waiting", onPage: true, byMail: false)).Json(HttpStatusCode.NoContent);
        await (await loan.Host.Client(Roles.Treasurer, account: "salma").Switch("loan-to-pay-out", onPage: true, byMail: true)).Json(HttpStatusCode.NoContent);
        await loan.Propose(account: "salma");

        await new DossierInput { Cin = "J654321" }.Approve(loan.Host);
        await Work(loan);

        Assert.That(loan.Host.Mail.Sent.Select(x => (x.Address, x.Subject)), Is.EqualTo([(Salma.Address, "ism\u00A0: Un prêt accordé est à verser")]));
    }

    [Test]
    public async Task What_was_settled_read_or_taken_from_them_meanwhile_is_not_mailed([Values("settled", "read", "taken")] string how)
    {
        await using var loan = await Proposed();
        var proposal = await loan.Propose(account: "salma");
        while (!await loan.Host.Read(db => db.Set<NoticeMail>().AnyAsync())) await loan.Host.Run<NoticeMailer, bool>(x => x.Step(default)); // asked for, not sent yet

        if (how == "settled") await (await loan.Decide(proposal, "rejection")).Json();
        else if (how == "read") await (await loan.Host.Client(Roles.Treasurer, account: "omar").PostAsync("/api/notices/reading", null)).Json(HttpStatusCode.NoContent);
        else loan.Host.Mailboxes.RemoveAll(x => x.Mailbox == Omar);
        await Work(loan);

        Assert.That(loan.Host.Mail.Sent, Is.Empty);
    }

    [Test]
    public async Task While_the_mail_server_is_away_it_waits_and_then_goes_out_once()
    {
        await using var loan = await Proposed();
        await loan.Propose(account: "salma");
        loan.Host.Mail.IsAway = true;
        await Work(loan);
        loan.Host.Mail.IsAway = false;
        await Work(loan);
        Assert.That(loan.Host.Mail.Sent, Is.Empty, "its pause is not over");

        await EndPause(loan);
        await Work(loan);
        await Work(loan);

        Assert.That(loan.Host.Mail.Sent, Has.Count.EqualTo(1));
    }
}
