using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Fund;

/// <summary>Closing months: locked, proved, reopened by two persons. It is 15 June 2023.</summary>
internal sealed class ClosingTests
{
    private static async Task<(FundCase Fund, Lending.Loans.LoanCase Loan)> WithALoan()
    {
        var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        return (fund, await fund.Lent(36_000, "2023-05-22"));
    }

    [Test]
    public async Task What_comes_late_for_a_closed_month_is_posted_in_the_open_one()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        Assert.That((await fund.Close("2023-05-31")).GetProperty("status").GetString(), Is.EqualTo("closed"));
        var before = (await fund.Sheet("2023-05-31")).GetProperty("totals").ToString();

        await (await loan.Pay(new { amount = 5_000, paidOn = "2023-05-25" })).Json(HttpStatusCode.Created);

        var movement = (await fund.Movements("kind=repayment")).Single();
        Assert.That((movement.GetProperty("valueOn").GetString(), movement.GetProperty("postedOn").GetString()), Is.EqualTo(("2023-05-25", "2023-06-15")));
        Assert.That((await fund.Sheet("2023-05-31")).GetProperty("totals").ToString(), Is.EqualTo(before), "the closed month says what it said");
        Assert.That((await loan.Show()).GetProperty("outstanding").GetDecimal(), Is.EqualTo(31_000), "the loan itself goes by the value date");
        Assert.That((await fund.Check()).Code, Is.Zero);
    }

    [Test]
    public async Task Undoing_what_a_closed_month_holds_takes_it_back_in_the_open_one()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        var payment = await (await loan.Pay(new { amount = 5_000, paidOn = "2023-05-25" })).Json(HttpStatusCode.Created);
        await fund.Close("2023-05-31");

        await (await loan.Post($"events/{payment.GetProperty("eventId").GetString()}/undoing", new { reason = "Autre prêt" })).Json(HttpStatusCode.Created);

        Assert.That((await fund.Movements("kind=repayment")).Select(x => (x.GetProperty("postedOn").GetString(), x.GetProperty("amount").GetDecimal())), Is.EqualTo(new[] { ("2023-05-25", 5_000m), ("2023-06-15", -5_000m) }));
        Assert.That((await fund.Sheet()).GetProperty("totals").GetProperty("bank").GetDecimal(), Is.EqualTo(64_000));
    }

    [TestCase("2023-05-30", "fund.not-a-month-end")]
    [TestCase("2023-06-30", "fund.month-not-over")]
    [TestCase("2023-03-31", "fund.month-closed")]
    public async Task Only_a_month_that_is_over_and_open_is_closed(string until, string code)
    {
        await using var fund = await FundCase.Empty();
        await fund.Close("2023-04-30");

        Assert.That(await (await fund.Post("closings", new { until })).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That((await fund.Post("closings", new { until = "2023-05-31" }, by: fund.Director)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Books_that_differ_from_the_loans_are_not_closed_and_say_which()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        await fund.Host.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE platform_fund_movements SET Amount = 3500000, Bank = -3500000, Outstanding = 3500000 WHERE Kind = 'Disbursement'"));

        var closing = await fund.Close("2023-05-31");

        Assert.That((closing.GetProperty("status").GetString(), closing.GetProperty("differing").GetInt32()), Is.EqualTo(("refused", 1)));
        Assert.That(closing.GetProperty("differingNumbers").GetString(), Is.EqualTo((await loan.Show()).GetProperty("number").GetString()));
        Assert.That((await fund.Sheet()).GetProperty("closedUntil").ValueKind, Is.EqualTo(JsonValueKind.Null), "open again");
        Assert.That((await fund.Check()).Code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_closing_stopped_in_the_middle_goes_on_and_balances_start_from_it()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        await (await fund.Post("closings", new { until = "2023-05-31" })).Json(HttpStatusCode.Accepted);
        Assert.That(await (await fund.Post("closings", new { until = "2023-05-31" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.closing-going-on"));

        Assert.That(await fund.Host.Run<MonthClosingRunner, bool>(x => x.Step(default)), Is.True, "one step, then the process is stopped");
        Assert.That((await fund.LastClosing()).GetProperty("proved").GetInt32(), Is.EqualTo(1));
        await (await loan.Pay(new { amount = 5_000, paidOn = "2023-05-25" })).Json(HttpStatusCode.Created); // while it is proved: in the open month already
        await fund.Prove();

        Assert.That((await fund.LastClosing()).GetProperty("status").GetString(), Is.EqualTo("closed"));
        var totals = await fund.Host.Read(db => db.Set<ClosedTotal>().ToListAsync());
        Assert.That(FundTotals.Of(totals.Select(x => (x.Kind, x.Amount))), Is.EqualTo(FundTotals.None with { Contributed = Money.Dirhams(100_000), Lent = Money.Dirhams(36_000) }));
        Assert.That((await fund.Sheet()).GetProperty("totals").GetProperty("bank").GetDecimal(), Is.EqualTo(69_000), "closed totals and what was posted since");
    }

    [Test]
    public async Task A_month_is_reopened_by_two_persons_and_only_the_last_one()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        var april = (await fund.Close("2023-04-30")).GetProperty("id").GetString();
        var may = (await fund.Close("2023-05-31")).GetProperty("id").GetString();

        Assert.That(await (await Propose(april)).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-the-last"));
        var proposal = (await (await Propose(may)).Json(HttpStatusCode.Created)).GetProperty("id").GetString();
        Assert.That(await (await Approve(fund.Treasurer, proposal)).Code(HttpStatusCode.Conflict), Is.EqualTo("proposal.same-person"));
        await (await loan.Pay(new { amount = 100, paidOn = "2023-05-25" })).Json(HttpStatusCode.Created);
        await (await Approve(fund.Director, proposal)).Json();
        await (await loan.Pay(new { amount = 200, paidOn = "2023-05-26" })).Json(HttpStatusCode.Created);

        Assert.That(
            (await fund.Movements("kind=repayment")).Select(x => (x.GetProperty("postedOn").GetString(), x.GetProperty("amount").GetDecimal())),
            Is.EqualTo(new[] { ("2023-05-26", 200m), ("2023-06-15", 100m) }), "what was posted stays where it is; what comes now goes to its own month");
        Assert.That((await fund.Sheet()).GetProperty("closedUntil").GetString(), Is.EqualTo("2023-04-30"));
        Assert.That((await fund.Close("2023-05-31")).GetProperty("status").GetString(), Is.EqualTo("closed"));
        Assert.That((await fund.Sheet("2023-05-31")).GetProperty("totals").GetProperty("repaid").GetDecimal(), Is.EqualTo(200));

        Task<HttpResponseMessage> Propose(string? closing) => fund.Post($"closings/{closing}/reopening-proposals", new { reason = "Relevé corrigé" });
        static Task<HttpResponseMessage> Approve(HttpClient by, string? id) => by.PostAsJsonAsync($"/api/proposals/{id}/approval", new { });
    }

    [Test]
    public async Task Payments_recorded_while_a_month_closes_never_land_in_it_afterwards()
    {
        var (fund, loan) = await WithALoan();
        await using var _ = fund;
        var sending = Enumerable.Range(0, 8).Select(i => (Func<Task<HttpResponseMessage>>)(() =>
            i == 4 ? fund.Post("closings", new { until = "2023-05-31" }) : loan.Pay(new { amount = 100 + i, paidOn = "2023-05-25" }))).ToArray();

        var answers = await loan.AtOnce(sending);
        var (closing, payments) = (answers[4], answers.Where((_, i) => i != 4).ToList());
        Assert.That(closing.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(payments.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        var locked = (await fund.Sheet("2023-05-31")).GetProperty("totals").ToString();
        await fund.Prove();

        Assert.That((await fund.LastClosing()).GetProperty("status").GetString(), Is.EqualTo("closed"));
        Assert.That((await fund.Sheet("2023-05-31")).GetProperty("totals").ToString(), Is.EqualTo(locked));
        Assert.That((await fund.Check()).Code, Is.Zero);
    }
}
