using System.Globalization;
using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>"Why is this the balance?", in the reader's words.</summary>
internal sealed class ExplanationTests
{
    [TestCase("fr", "Décaissement de 36\u202F000,00\u202FDH (virement)", "Paiement de 1\u202F500,00\u202FDH (espèces)")]
    [TestCase("en", "Disbursement of 36\u202F000,00\u202FDH (transfer)", "Payment of 1\u202F500,00\u202FDH (cash)")]
    [TestCase("ar", "صرف بمبلغ", "أداء بمبلغ")]
    public async Task Each_figure_is_told_in_plain_words(string language, string first, string second)
    {
        await using var loan = await LoanCase.Disbursed();
        await (await loan.Pay(new { amount = 1_500, paidOn = "2023-06-05", means = "cash" })).Json(HttpStatusCode.Created);
        loan.Host.Organisations.GoTo(new(2024, 4, 10));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Find(language)!;

        foreach (var figure in Enum.GetValues<ExplainedFigure>())
        {
            var explanation = await loan.Host.Run<ExplainLoan, ExplainLoan.Explanation?>(x => x.Handle(new(Guid.Parse(loan.Id)), figure), Roles.Treasurer);
            Assert.That(explanation!.Lines.Select(x => x.Words), Has.None.Contains("event.").And.None.Contains("means."), $"{figure}");
            Assert.That(explanation.Lines.Sum(x => x.Change), Is.EqualTo(explanation.Value), $"{figure}");
            if (figure is ExplainedFigure.Outstanding) Assert.That(explanation.Lines.Select(x => x.Words), Is.EqualTo(new[] { first, second }).Using<string>((x, y) => x.StartsWith(y, StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task A_back_dated_correction_shows_before_and_after()
    {
        await using var loan = await LoanCase.Disbursed();
        loan.Host.Organisations.GoTo(new(2024, 2, 10));
        var payment = (await (await loan.Pay(new { amount = 2_000, paidOn = "2024-01-15" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();

        var undoing = (await (await loan.Post($"events/{payment}/undoing", new { reason = "Autre prêt" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();

        var effect = await (await loan.Treasurer.GetAsync($"{loan.Path}/events/{undoing}/effect")).Json();
        var (before, after) = (effect.GetProperty("before"), effect.GetProperty("after"));
        Assert.That((before.GetProperty("outstanding").GetDecimal(), before.GetProperty("daysLate").GetInt32()), Is.EqualTo((34_000m, 0)));
        Assert.That((after.GetProperty("outstanding").GetDecimal(), after.GetProperty("daysLate").GetInt32()), Is.EqualTo((36_000m, 40)));
    }
}
