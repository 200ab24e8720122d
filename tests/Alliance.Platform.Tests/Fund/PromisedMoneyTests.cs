using System.Net;
using System.Net.Http.Json;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Fund;

/// <summary>Money promised to an approved loan is there for it alone, at every door through which money leaves (rule 18).</summary>
public sealed class PromisedMoneyTests
{
    [Test]
    public async Task A_disbursement_that_was_undone_is_paid_out_again_only_of_what_is_there()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 200_000, paidIn: 116_000);
        var repaid = await fund.Lent(36_000);
        var payment = await (await repaid.Pay(new { amount = 30_000, paidOn = "2023-06-02" })).Json(HttpStatusCode.Created);
        var loan = await fund.Lent(80_000, "2023-06-03");
        var undoing = await Undo(loan, (await loan.Show()).GetProperty("events")[0].GetProperty("id").GetString()!);
        await fund.Lent(30_000, "2023-06-04"); // 116 − 36 + 30 − 30: 80 000 are left, and promised
        await (await repaid.Post($"payments/{payment.GetProperty("eventId").GetString()}/return", new { returnedOn = "2023-06-05" })).Json(HttpStatusCode.Created);

        var again = await loan.Post($"events/{undoing}/undoing", new { });

        Assert.That(await again.Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"), "the bank took 30 000 back");
        Assert.That(await Bank(fund), Is.EqualTo(50_000));

        await (await fund.Contribute((await fund.Sheet()).GetProperty("agreements")[0].GetProperty("id").GetString()!, 30_000, "2023-06-06")).Json(HttpStatusCode.Created);
        Assert.That(await (await loan.Post($"events/{undoing}/undoing", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"), "on 5 June it wasn't there");
    }

    /// <summary>The largest number of 64 bits is more dirhams than centimes can be counted in.</summary>
    [TestCase("9223372036854775807")]
    [TestCase("-1")]
    [TestCase("1000000000001")]
    public async Task An_amount_that_nobody_lends_is_refused_before_it_is_looked_for(string amount)
    {
        await using var fund = await FundCase.Empty();

        var answer = await fund.Host.Client(Alliance.Kernel.Roles.Treasurer).GetAsync($"/api/fund/sources?loanId={Guid.CreateVersion7()}&amount={amount}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task It_comes_back_where_the_money_still_is()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 200_000, paidIn: 80_000);
        var loan = await fund.Lent(80_000, "2023-06-03");
        var undoing = await Undo(loan, (await loan.Show()).GetProperty("events")[0].GetProperty("id").GetString()!);

        await (await loan.Post($"events/{undoing}/undoing", new { })).Json(HttpStatusCode.Created);

        Assert.That(await Bank(fund), Is.Zero);
        Assert.That((await fund.Check()).Code, Is.Zero);
    }

    [Test]
    public async Task Promised_money_is_not_given_back()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 200_000, paidIn: 100_000);
        await fund.Loan(80_000);

        Assert.That(await (await fund.GiveBack(agreement, 20_000.01m, "2023-06-10")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.committed"));
        await (await fund.GiveBack(agreement, 20_000, "2023-06-10")).Json(HttpStatusCode.Created);
    }

    /// <summary>The committee's date can be an earlier one; what was promised before it was entered stays promised.</summary>
    [Test]
    public async Task Promised_money_is_not_paid_out_to_a_loan_granted_afterwards_whatever_its_date()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 200_000, paidIn: 100_000);
        var promised = await fund.Loan(80_000);
        var dossier = await new DossierInput { Amount = 80_000, Entrepreneur = "Nadia Alaoui", Cin = null }.Register(fund.Host);
        var approved = await (await fund.Director.PostAsJsonAsync($"/api/applications/{dossier}/approval", new { amount = 80_000, term = 36, graceMonths = 6, decidedOn = "2023-05-03" })).Json(HttpStatusCode.Created);
        var later = new LoanCase(fund.Host, approved.GetProperty("loanId").GetString()!);

        Assert.That(await (await later.Disburse(new { amount = 20_000.01m, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));
        await (await later.Disburse(new { amount = 20_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await (await promised.Disburse(new { amount = 80_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        Assert.That(await Bank(fund), Is.Zero);
    }

    private static async Task<string> Undo(LoanCase loan, string eventId) =>
        (await (await loan.Post($"events/{eventId}/undoing", new { reason = "saisie en double" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString()!;

    private static async Task<decimal> Bank(FundCase fund) => (await fund.Sheet()).GetProperty("totals").GetProperty("bank").GetDecimal();
}
