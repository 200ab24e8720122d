using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Fund;

/// <summary>The fund through its doors: money of funders, where each disbursement comes from, balances on any day.</summary>
internal sealed class FundTests
{
    [Test]
    public async Task Nothing_is_paid_out_beyond_the_money_available()
    {
        await using var fund = await FundCase.Empty();
        var loan = await fund.Loan(36_000);
        Assert.That(await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));

        var agreement = await fund.Agreement("C-1", 100_000, paidIn: 35_999.99m);
        Assert.That(await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));
        Assert.That(await loan.EventCount(), Is.Zero);

        await (await fund.Contribute(agreement, 0.01m, "2023-06-01")).Json(HttpStatusCode.Created);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        Assert.That(Totals(await fund.Sheet(), "bank"), Is.Zero);
    }

    [Test]
    public async Task Money_that_came_later_is_not_there_on_an_earlier_day()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 100_000, on: "2023-06-10");
        var loan = await fund.Loan(36_000);

        Assert.That(await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-09" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task Of_two_paid_out_at_once_with_money_for_one_only_one_is()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 50_000, paidIn: 50_000);
        var (first, second) = (await fund.Loan(36_000), await fund.Loan(36_000, entrepreneur: "Omar Bennani"));
        var body = new { amount = 36_000, paidOn = "2023-06-01" };

        var answers = await first.AtOnce(() => first.Disburse(body), () => second.Disburse(body));

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(await answers.Single(x => x.StatusCode is not HttpStatusCode.Created).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));
        Assert.That(Totals(await fund.Sheet(), "bank"), Is.EqualTo(14_000));
    }

    [Test]
    public async Task A_double_click_on_a_disbursement_pays_out_once()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        var loan = await fund.Loan(36_000);
        var body = new { amount = 20_000, paidOn = "2023-06-01" };

        var answers = await loan.AtOnce(() => loan.Post("disbursements", body, "once"), () => loan.Post("disbursements", body, "once"));

        Assert.That(answers.Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That((await loan.EventCount(), Totals(await fund.Sheet(), "bank")), Is.EqualTo((1, 80_000m)));
    }

    [Test]
    public async Task What_is_granted_is_no_longer_available_and_the_earlier_grant_comes_first()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 60_000);
        var (first, second) = (await fund.Loan(36_000), await fund.Loan(36_000, entrepreneur: "Omar Bennani"));

        var sheet = await fund.Sheet();
        Assert.That((sheet.GetProperty("committed").GetDecimal(), sheet.GetProperty("available").GetDecimal()), Is.EqualTo((72_000m, -12_000m)));
        Assert.That(await (await second.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.not-enough"));
        await (await second.Disburse(new { amount = 24_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await (await first.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        Assert.That(Totals(await fund.Sheet(), "bank"), Is.Zero);
    }

    [Test]
    public async Task A_disbursement_takes_the_agreement_that_ends_soonest_and_repayments_refill_in_the_same_shares()
    {
        await using var fund = await FundCase.Empty();
        var (late, soon) = (await fund.Agreement("C-1", 100_000, paidIn: 100_000), await fund.Agreement("C-2", 10_000, paidIn: 10_000, endsOn: "2023-12-31"));
        var loan = await fund.Lent(36_000);

        Assert.That((await Of(soon, "lent"), await Of(late, "lent")), Is.EqualTo((10_000m, 26_000m)));

        // 10 000 and 26 000 of 36 000: of a hundred dirhams 27.777… come back to the first.
        await (await loan.Pay(new { amount = 100, paidOn = "2023-06-05" })).Json(HttpStatusCode.Created);
        Assert.That((await Of(soon, "repaid"), await Of(late, "repaid")), Is.EqualTo((27.78m, 72.22m)));
        for (var i = 0; i < 8; i++) await (await loan.Pay(new { amount = 100, paidOn = "2023-06-05", again = true })).Json(HttpStatusCode.Created);
        Assert.That((await Of(soon, "repaid"), await Of(late, "repaid")), Is.EqualTo((250m, 650m)), "on the sum, so that roundings don't add up");

        await (await loan.Pay(new { amount = 40_000, paidOn = "2023-06-06", aboveOwed = true })).Json(HttpStatusCode.Created);
        Assert.That((await Of(soon, "bank"), await Of(late, "bank")), Is.EqualTo((10_000m, 100_000m)));
        var sheet = await fund.Sheet();
        Assert.That((Totals(sheet, "creditsOwed"), Totals(sheet, "bank"), Totals(sheet, "outstanding")), Is.EqualTo((4_900m, 114_900m, 0m)));
        Assert.That((await fund.Check()).Code, Is.Zero);

        async Task<decimal> Of(string agreement, string total) => Totals(await fund.Agreement(agreement), total);
    }

    [Test]
    public async Task Agreements_can_be_chosen_and_what_cannot_give_the_money_is_refused()
    {
        await using var fund = await FundCase.Empty();
        var (open, crafts, over) = (
            await fund.Agreement("C-1", 100_000, paidIn: 20_000),
            await fund.Agreement("C-2", 100_000, paidIn: 50_000, sectors: ["trade"]),
            await fund.Agreement("C-3", 100_000, paidIn: 50_000, endsOn: "2023-05-31"));
        var (other, loan) = (await fund.Agreement("C-4", 100_000, paidIn: 40_000), await fund.Loan(36_000));

        Assert.That(await Refused((open, 20_000), (other, 15_999)), Is.EqualTo("fund.sources-differ"));
        Assert.That(await Refused((open, 18_000), (open, 18_000)), Is.EqualTo("fund.sources-differ"));
        Assert.That(await Refused((open, 46_000), (other, -10_000)), Is.EqualTo("fund.sources-differ"));
        Assert.That(await Refused((open, 20_001), (other, 15_999)), Is.EqualTo("fund.agreement-not-enough"));
        Assert.That(await Refused((crafts, 36_000)), Is.EqualTo("fund.agreement-not-usable"), "another sector");
        Assert.That(await Refused((over, 36_000)), Is.EqualTo("fund.agreement-not-usable"), "ended");
        Assert.That(await Refused((Guid.NewGuid().ToString(), 36_000)), Is.EqualTo("fund.agreement-not-usable"), "nobody's");

        await (await Disburse((open, 1_000), (other, 35_000))).Json(HttpStatusCode.Created);
        Assert.That(Totals(await fund.Agreement(other), "lent"), Is.EqualTo(35_000));

        Task<HttpResponseMessage> Disburse(params (string Agreement, decimal Amount)[] sources) => loan.Disburse(
            new { amount = 36_000, paidOn = "2023-06-01", sources = sources.Select(x => new { agreementId = x.Agreement, amount = x.Amount }) });
        async Task<string?> Refused(params (string Agreement, decimal Amount)[] sources) => await (await Disburse(sources)).Code(HttpStatusCode.Conflict);
    }

    [Test]
    public async Task Funders_money_is_received_up_to_the_promise_and_given_back_up_to_what_lies_there()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 50_000);

        Assert.That(await (await fund.Contribute(agreement, 50_000.01m, "2023-06-01")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.above-agreement"));
        Assert.That(await (await fund.Contribute(agreement, 100, "2019-12-31")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.before-signed"));
        Assert.That(await (await fund.Contribute(agreement, 100, "2023-06-16")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.in-the-future"));
        Assert.That(await (await fund.Contribute(agreement, 0, "2023-06-01")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.amount-not-positive"));
        Assert.That((await fund.Contribute(agreement, 1.001m, "2023-06-01")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        await (await fund.Contribute(agreement, 40_000, "2023-06-01")).Json(HttpStatusCode.Created);

        var loan = await fund.Lent(36_000, "2023-06-02");
        Assert.That(await (await fund.GiveBack(agreement, 4_000.01m, "2023-06-10")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.more-than-in-bank"));
        Assert.That(await (await fund.GiveBack(agreement, 36_000, "2023-06-01")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.more-than-in-bank"), "it was needed the day after");
        await (await fund.GiveBack(agreement, 4_000, "2023-06-10")).Json(HttpStatusCode.Created);

        var shown = await fund.Agreement(agreement);
        Assert.That((Totals(shown, "contributed"), Totals(shown, "bank"), shown.GetProperty("stillPromised").GetDecimal()), Is.EqualTo((36_000m, 0m, 14_000m)));
        Assert.That(loan.Id, Is.EqualTo(shown.GetProperty("loans")[0].GetProperty("loanId").GetString()));
    }

    [Test]
    public async Task Two_clicks_on_a_contribution_count_its_money_once()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 50_000);
        var loan = await fund.Loan(5_000);

        var answers = await loan.AtOnce(() => fund.Contribute(agreement, 30_000, "2023-06-01", "once"), () => fund.Contribute(agreement, 30_000, "2023-06-01", "once"));

        Assert.That(answers.Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(Totals(await fund.Agreement(agreement), "contributed"), Is.EqualTo(30_000));
        Assert.That(await (await fund.Contribute(agreement, 10_000, "2023-06-01", "once")).Code(HttpStatusCode.Conflict), Is.EqualTo("idempotency.other-body"));
    }

    [Test]
    public async Task A_statement_traces_every_dirham_to_the_balance()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        var loan = await fund.Lent(36_000);
        var payment = await (await loan.Pay(new { amount = 5_000, paidOn = "2023-06-03" })).Json(HttpStatusCode.Created);
        await (await loan.Post($"payments/{payment.GetProperty("eventId").GetString()}/return", new { returnedOn = "2023-06-08" })).Json(HttpStatusCode.Created);
        await (await loan.Pay(new { amount = 700, paidOn = "2023-06-05" })).Json(HttpStatusCode.Created);

        var rows = await fund.Movements($"agreementId={agreement}");
        Assert.That(
            rows.Select(x => (x.GetProperty("postedOn").GetString(), x.GetProperty("kind").GetString(), x.GetProperty("amount").GetDecimal(), x.GetProperty("bankAfter").GetDecimal())),
            Is.EqualTo(new[]
            {
                ("2020-02-01", "contribution", 100_000m, 100_000m), ("2023-06-01", "disbursement", 36_000m, 64_000m), ("2023-06-03", "repayment", 5_000m, 69_000m),
                ("2023-06-05", "repayment", 700m, 69_700m), ("2023-06-08", "repayment", -5_000m, 64_700m),
            }));
        var page = await (await fund.Treasurer.GetAsync($"/api/fund/movements?agreementId={agreement}&page=2&size=2")).Json();
        Assert.That(page.GetProperty("rows")[1].GetProperty("bankAfter").GetDecimal(), Is.EqualTo(69_700), "the second page goes on from the first");
        var latest = new List<(string?, decimal)>();
        for (var number = 1; number <= 3; number++)
        {
            var part = await (await fund.Treasurer.GetAsync($"/api/fund/movements?agreementId={agreement}&descending=true&page={number}&size=2")).Json();
            latest.AddRange(part.GetProperty("rows").EnumerateArray().Select(x => (x.GetProperty("postedOn").GetString(), x.GetProperty("bankAfter").GetDecimal())));
        }

        Assert.That(
            latest, Is.EqualTo(new[] { ("2023-06-08", 64_700m), ("2023-06-05", 69_700m), ("2023-06-03", 69_000m), ("2023-06-01", 64_000m), ("2020-02-01", 100_000m) }), "the latest first, with the same balances");
        var since = await fund.Movements($"agreementId={agreement}&from=2023-06-05");
        Assert.That(since[0].GetProperty("bankAfter").GetDecimal(), Is.EqualTo(69_700), "and a period from what was before");

        var pdf = await fund.Treasurer.GetAsync($"/api/fund/agreements/{agreement}/statement.pdf?language=ar");
        Assert.That((pdf.StatusCode, (await pdf.Content.ReadAsByteArrayAsync())[..5]), Is.EqualTo((HttpStatusCode.OK, "%PDF-"u8.ToArray())));
        var csv = await fund.Treasurer.GetStringAsync($"/api/fund/movements/export?agreementId={agreement}&format=csv");
        Assert.That(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(6));
    }

    [Test]
    public async Task The_balance_sheet_of_a_past_day_counts_what_was_posted_by_then()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        var loan = await fund.Lent(36_000);
        await (await loan.Pay(new { amount = 5_000, paidOn = "2023-06-03" })).Json(HttpStatusCode.Created);

        Assert.That(Totals(await fund.Sheet("2020-01-31"), "bank"), Is.Zero);
        Assert.That(Totals(await fund.Sheet("2023-05-31"), "bank"), Is.EqualTo(100_000));
        Assert.That(Totals(await fund.Sheet("2023-06-02"), "outstanding"), Is.EqualTo(36_000));
        Assert.That(Totals(await fund.Sheet(), "outstanding"), Is.EqualTo(31_000));
        Assert.That(await (await fund.Treasurer.GetAsync("/api/fund?asOf=2023-06-16")).Code(HttpStatusCode.Conflict), Is.EqualTo("fund.in-the-future"));
    }

    [Test]
    public async Task A_loss_and_its_recovery_are_borne_by_the_agreements_of_the_loan()
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        var loan = await fund.Lent(36_000);
        var proposal = await (await loan.Post("write-off-proposals", new { on = "2023-06-05", reason = "Recours épuisés" })).Json(HttpStatusCode.Created);
        await (await fund.Director.PostAsJsonAsync($"/api/proposals/{proposal.GetProperty("id").GetString()}/approval", new { })).Json();
        await (await loan.Post("recoveries", new { amount = 1_000, receivedOn = "2023-06-10" }, Guid.NewGuid().ToString())).Json(HttpStatusCode.Created);

        var shown = await fund.Agreement(agreement);
        Assert.That((Totals(shown, "writtenOff"), Totals(shown, "recovered"), Totals(shown, "outstanding"), Totals(shown, "bank")), Is.EqualTo((36_000m, 1_000m, 0m, 65_000m)));
        Assert.That((await fund.Check()).Output, Does.Contain("0 differing; accounts balanced"));
    }

    [Test]
    public async Task The_forecast_adds_what_falls_due_and_takes_what_is_committed()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 90_000);
        await fund.Lent(36_000); // instalments of 1 000 from 1 January 2024
        await fund.Loan(20_000, entrepreneur: "Omar Bennani");

        var forecast = await (await fund.Treasurer.GetAsync("/api/fund/forecast")).Json();
        JsonElement[] months = [.. forecast.GetProperty("ahead").EnumerateArray()];
        Assert.That((forecast.GetProperty("free").GetDecimal(), forecast.GetProperty("rate").GetDecimal(), forecast.GetProperty("promised").GetDecimal()), Is.EqualTo((54_000m, 1m, 10_000m)));
        Assert.That((months.Length, months[0].GetProperty("ends").GetString(), months[0].GetProperty("paidOut").GetDecimal(), months[0].GetProperty("balance").GetDecimal()), Is.EqualTo((12, "2023-07-31", 20_000m, 34_000m)));
        Assert.That(months.Select(x => x.GetProperty("due").GetDecimal()), Is.EqualTo(Enumerable.Repeat(0m, 5).Concat(Enumerable.Repeat(1_000m, 6)).Prepend(0m)));
        Assert.That(months[^1].GetProperty("balance").GetDecimal(), Is.EqualTo(40_000));
    }

    [Test]
    public async Task The_database_itself_refuses_a_movement_out_of_balance()
    {
        await using var fund = await FundCase.Empty();
        await fund.Agreement("C-1", 100_000, paidIn: 100_000);

        Assert.That(
            async () => await fund.Host.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE platform_fund_movements SET Bank = Bank + 1")),
            Throws.InstanceOf<System.Data.Common.DbException>());
    }

    [TestCase(Roles.LoanOfficer)]
    [TestCase(Roles.CommitteeMember)]
    [TestCase(Roles.Mentor)]
    public async Task Who_has_nothing_to_do_with_the_fund_sees_nothing_of_it(string role)
    {
        await using var fund = await FundCase.Empty();
        var agreement = await fund.Agreement("C-1", 100_000, paidIn: 100_000);
        var client = fund.Host.Client(role);

        foreach (var door in new[] { "", "/funders", "/movements", "/movements/export", "/forecast", "/closings", $"/agreements/{agreement}", $"/agreements/{agreement}/statement.pdf" })
            Assert.That((await client.GetAsync($"/api/fund{door}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), door);
        Assert.That((await fund.Contribute(agreement, 1, "2023-06-01", by: client)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await fund.Contribute(agreement, 1, "2023-06-01", by: fund.Host.Client(Roles.Auditor))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await fund.Contribute(agreement, 1, "2023-06-01", by: fund.Host.Client(Roles.Treasurer, FixedOrganisations.Ior))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "another platform has no such agreement");
    }

    private static decimal Totals(JsonElement of, string total) => of.GetProperty("totals").GetProperty(total).GetDecimal();
}
