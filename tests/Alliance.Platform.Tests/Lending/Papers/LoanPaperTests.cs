using System.Globalization;
using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Papers;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Lending.Papers;

/// <summary>What is printed of a loan: for whom, in which language, and when it is refused.</summary>
internal sealed class LoanPaperTests
{
    private static ShowLoan.Detail On(DateOnly today, Loan loan) => ShowLoan.Of(loan, "Coopérative", new("D-1", "Chargée", "Fatima", null), today, _ => true);

    private static Loan FourTimesThousand() => new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(new(2022, 1, 15));

    [Test]
    public void A_statement_shows_all_that_moved_and_what_is_owed_after_each()
    {
        var loan = FourTimesThousand();
        loan.Pay(1_000, new(2022, 2, 15));
        var returned = loan.Pay(1_000, new(2022, 3, 15));
        loan.Return(returned, new(2022, 3, 18));
        loan.Undo(loan.Pay(300, new(2022, 3, 20)));
        loan.Pay(3_200, new(2022, 4, 1));
        loan.Refund(200, new(2022, 4, 5));

        var lines = LoanAccount.Of(On(new(2022, 5, 20), loan).Events);

        Assert.That(lines.Select(x => (x.Kind, x.Out.InDirhams, x.In.InDirhams, x.Balance.InDirhams)), Is.EqualTo(new[]
        {
            (LoanEventKind.Disbursed, 4_000m, 0m, 4_000m), (LoanEventKind.Paid, 0m, 1_000m, 3_000m), (LoanEventKind.Paid, 0m, 1_000m, 2_000m),
            (LoanEventKind.Returned, 1_000m, 0m, 3_000m), (LoanEventKind.Paid, 0m, 3_200m, -200m), (LoanEventKind.CreditRefunded, 200m, 0m, 0m),
        }));
    }

    [Test]
    public void Whatever_happened_a_statement_ends_with_what_is_owed() => RandomHistory.Loans.Sample(history =>
    {
        var state = history.State;
        var owed = state.Outstanding + state.WrittenOff - state.Recovered - state.Credit;
        return LoanAccount.Of(On(new(2099, 12, 31), history).Events).Select(x => x.Balance).LastOrDefault() == owed;
    });

    [TestCase("2022-02-15", null, TestName = "due today is not late")]
    [TestCase("2022-02-16", "certificate.overdue")]
    public void Good_standing_is_that_nothing_is_overdue(string today, string? refused) =>
        Assert.That(GoodStanding.Refusal(On(DateOnly.Parse(today, CultureInfo.InvariantCulture), FourTimesThousand()))?.Code, Is.EqualTo(refused));

    [Test]
    public void Good_standing_needs_a_loan_that_runs_or_is_repaid()
    {
        var repaid = FourTimesThousand();
        repaid.Pay(4_000, new(2022, 2, 1));
        var lost = FourTimesThousand();
        lost.WriteOff(new(2022, 3, 1), LoanBuilder.Later);

        Assert.That(GoodStanding.Refusal(On(new(2023, 1, 1), repaid)), Is.Null);
        Assert.That(GoodStanding.Refusal(On(new(2023, 1, 1), lost))?.Code, Is.EqualTo("certificate.written-off"));
        Assert.That(GoodStanding.Refusal(On(new(2023, 1, 1), new LoanBuilder().Contracted()))?.Code, Is.EqualTo("certificate.not-disbursed"));
    }

    [Test]
    public async Task A_certificate_is_issued_until_something_is_overdue()
    {
        await using var loan = await LoanCase.Disbursed();
        var door = $"{loan.Path}/papers/certificate.pdf?language=fr";

        loan.Host.Organisations.GoTo(new(2024, 1, 1));
        var issued = await loan.Treasurer.GetAsync(door);
        loan.Host.Organisations.GoTo(new(2024, 1, 2));

        Assert.That(TextOf(await issued.Content.ReadAsByteArrayAsync()), Does.Contain("Attestation de bonne situation").And.Contain("36 000,00 DH").And.Contain("trente-six mille dirhams").And.Contain("1 janvier 2024"));
        Assert.That(await (await loan.Treasurer.GetAsync(door)).Code(HttpStatusCode.Conflict), Is.EqualTo("certificate.overdue"));
    }

    [TestCase("schedule", "fr", "Échéancier de remboursement")]
    [TestCase("schedule", "ar", null)]
    [TestCase("loan", "fr", "Fiche du prêt")]
    [TestCase("loan", "ar", null)]
    [TestCase("statement", "en", "Statement of account")]
    [TestCase("statement", "ar", null)]
    public async Task Each_is_written_in_the_language_chosen_with_its_totals_once(string paper, string language, string? title)
    {
        await using var loan = await LoanCase.Disbursed();
        await (await loan.Pay(new { amount = 1_500.50m, paidOn = "2023-06-15" })).Json(HttpStatusCode.Created);

        var answer = await loan.Treasurer.GetAsync($"{loan.Path}/papers/{paper}.pdf?language={language}");
        var pdf = await answer.Content.ReadAsByteArrayAsync();

        if (Environment.GetEnvironmentVariable("ALLIANCE_TEST_PAPERS") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, $"{paper}-{language}.pdf"), pdf);
        var text = TextOf(pdf);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        if (title is not null) Assert.That(text, Does.Contain(title));
        Assert.That(text.Split("1 500,50").Length - 1, Is.EqualTo(paper switch { "schedule" => 1, "statement" => 2, _ => 3 }), "what was paid: in the totals once, and where it is told");
        Assert.That(answer.Content.Headers.ContentDisposition!.FileNameStar, Does.EndWith(" – 2023-06-15.pdf").And.Contain("ISM-"));
    }

    [Test]
    public async Task A_long_schedule_goes_on_over_pages()
    {
        await using var host = await PlatformHost.Start();
        var (_, id) = await new DossierInput { Amount = 60_000, Term = 60 }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 60_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);

        using var read = Reader.Open(await loan.Treasurer.GetByteArrayAsync($"{loan.Path}/papers/schedule.pdf?language=fr"));

        Assert.That(read.NumberOfPages, Is.GreaterThan(1));
        Assert.That(read.GetPages().Select(x => string.Join(' ', x.GetWords().Select(y => y.Text))), Has.All.Contains($"/ {read.NumberOfPages}"));
    }

    [Test]
    public async Task Who_may_not_see_loans_prints_none()
    {
        await using var loan = await LoanCase.Disbursed();

        foreach (var paper in new[] { "schedule", "loan", "statement", "certificate" })
        {
            var door = $"{loan.Path}/papers/{paper}.pdf";
            Assert.That((await loan.Host.Client(Roles.CommitteeMember).GetAsync(door)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await loan.Host.Client().GetAsync(door)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await loan.Host.Client(Roles.Treasurer, FixedOrganisations.Ior).GetAsync(door)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        Assert.That((await loan.Treasurer.GetAsync($"{loan.Path}/papers/contract.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "there is no such paper");
    }

    private static string TextOf(byte[] pdf)
    {
        using var read = Reader.Open(pdf);
        return string.Join(' ', read.GetPages().SelectMany(x => x.GetWords()).Select(x => x.Text)).Replace('\u202F', ' ');
    }
}
