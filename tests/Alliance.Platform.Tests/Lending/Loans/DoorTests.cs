using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>Each door of a loan: what it answers, and what was stored.</summary>
internal sealed class DoorTests
{
    private const string Nobody = "00000000-0000-0000-0000-000000000001";

    [Test]
    public async Task A_loan_is_paid_out_repaid_and_shown()
    {
        await using var loan = await LoanCase.Disbursed();
        loan.Host.Organisations.GoTo(new(2024, 2, 10));

        var receipt = await (await loan.Pay(new { amount = 1_500.50, paidOn = "2024-01-01", means = "direct-debit", reference = "P-17" })).Json(HttpStatusCode.Created);
        var shown = await loan.Show();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.GetProperty("outstanding").GetDecimal(), Is.EqualTo(34_499.50m));
            Assert.That(shown.GetProperty("status").GetString(), Is.EqualTo("in-repayment"));
            Assert.That(shown.GetProperty("received").GetDecimal(), Is.EqualTo(1_500.50m));
            Assert.That(shown.GetProperty("daysLate").GetInt32(), Is.EqualTo(9), "since 1 February");
            Assert.That(shown.GetProperty("arrears").GetDecimal(), Is.EqualTo(499.50m));
            Assert.That(shown.GetProperty("schedule")[0].GetProperty("standing").GetString(), Is.EqualTo("paid"));
            Assert.That(shown.GetProperty("schedule")[1].GetProperty("balance").GetDecimal(), Is.EqualTo(34_000), "once the second instalment has been paid");
            Assert.That(shown.GetProperty("events").GetArrayLength(), Is.EqualTo(2));
            Assert.That(shown.GetProperty("events")[0].GetProperty("enteredBy").GetString(), Is.EqualTo(Roles.Treasurer));
            Assert.That(shown.GetProperty("enterprise").GetString(), Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_loan_paid_out_on_the_last_day_of_a_month_is_shown()
    {
        await using var loan = await LoanCase.Contracted();
        loan.Host.Organisations.GoTo(new(2023, 6, 30));
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-30" })).Json(HttpStatusCode.Created);

        var shown = await loan.Show();

        Assert.That(shown.GetProperty("course")[0].GetProperty("on").GetString(), Is.EqualTo("2023-06-30"));
        Assert.That(shown.GetProperty("course")[1].GetProperty("on").GetString(), Is.EqualTo("2023-07-31"));
    }

    [Test]
    public async Task What_lists_read_is_saved_with_the_event()
    {
        await using var loan = await LoanCase.Disbursed();

        var summary = await loan.Host.Read(db => db.Loans.Select(x => new { x.Summary.Outstanding, x.Summary.OldestDueUnpaidOn, x.Revision }).SingleAsync());

        Assert.That(summary, Is.EqualTo(new { Outstanding = Money.Dirhams(36_000), OldestDueUnpaidOn = (DateOnly?)new DateOnly(2024, 1, 1), Revision = 1L }));
    }

    [TestCase("""{ "amount": 0, "paidOn": "2023-06-15" }""", HttpStatusCode.Conflict, "loan.amount-not-positive")]
    [TestCase("""{ "amount": -5, "paidOn": "2023-06-15" }""", HttpStatusCode.Conflict, "loan.amount-not-positive")]
    [TestCase("""{ "amount": 5.125, "paidOn": "2023-06-15" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": "5", "paidOn": "2023-06-15" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5, "paidOn": "2023-06-16" }""", HttpStatusCode.Conflict, "loan.in-the-future")]
    [TestCase("""{ "amount": 5, "paidOn": "2023-05-31" }""", HttpStatusCode.Conflict, "loan.not-disbursed")]
    [TestCase("""{ "amount": 5, "paidOn": "15/06/2023" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5 }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "paidOn": "2023-06-15" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5, "paidOn": "2023-06-15", "means": "barter" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5, "paidOn": "2023-06-15", "loan": "other" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5, "paidOn": "2023-06-15", "means": 2 }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "amount": 5, """, HttpStatusCode.BadRequest, "bad-request")]
    public async Task Bad_payments_are_refused_with_a_code_and_nothing_is_stored(string body, HttpStatusCode status, string code)
    {
        await using var loan = await LoanCase.Disbursed();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{loan.Path}/payments") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Idempotency-Key", "k-1");

        var answer = await loan.Treasurer.SendAsync(request);

        Assert.That(await answer.Code(status), Is.EqualTo(code));
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_reference_longer_than_a_bank_writes_is_a_bad_request()
    {
        await using var loan = await LoanCase.Disbursed();

        var answer = await loan.Pay(new { amount = 5, paidOn = "2023-06-15", reference = new string('x', 141) });

        Assert.That(await answer.Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("eference"), "names the field");
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_returned_payment_is_owed_again_and_leaves_its_trace()
    {
        await using var loan = await LoanCase.Disbursed();
        var payment = (await (await loan.Pay(new { amount = 200, paidOn = "2023-06-10", means = "direct-debit" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();

        var returned = await loan.Post($"payments/{payment}/return", new { returnedOn = "2023-06-13", reference = "Provision insuffisante" });
        var again = await loan.Post($"payments/{payment}/return", new { returnedOn = "2023-06-13" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await returned.Json(HttpStatusCode.Created)).GetProperty("outstanding").GetDecimal(), Is.EqualTo(36_000m));
            Assert.That(await again.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.already-returned"));
            Assert.That((await loan.Show()).GetProperty("returnedPayments").GetInt32(), Is.EqualTo(1));
            Assert.That((await loan.Post($"payments/{Nobody}/return", new { returnedOn = "2023-06-13" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task A_wrong_entry_is_undone_unless_another_depends_on_it()
    {
        await using var loan = await LoanCase.Disbursed();
        var disbursement = (await loan.Show()).GetProperty("events")[0].GetProperty("id").GetString();
        var payment = (await (await loan.Pay(new { amount = 200, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();

        var refused = await loan.Post($"events/{disbursement}/undoing", new { reason = "Erreur" });
        var undone = await loan.Post($"events/{payment}/undoing", new { reason = "Saisi sur le mauvais prêt" });
        var disbursementUndone = await loan.Post($"events/{disbursement}/undoing", new { });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await refused.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.breaks-an-event"));
            Assert.That((await undone.Json(HttpStatusCode.Created)).GetProperty("outstanding").GetDecimal(), Is.EqualTo(36_000m));
            Assert.That((await disbursementUndone.Json(HttpStatusCode.Created)).GetProperty("status").GetString(), Is.EqualTo("contracted"));
            Assert.That((await loan.Post($"events/{Nobody}/undoing", new { })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task An_overpayment_is_refunded()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Pay(new { amount = 36_200, paidOn = "2023-06-10", aboveOwed = true });

        var tooMuch = await loan.Post("refunds", new { amount = 200.01, paidOn = "2023-06-12" });
        var refund = await loan.Post("refunds", new { amount = 200, paidOn = "2023-06-12" });

        Assert.That(await tooMuch.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.above-credit"));
        Assert.That((await refund.Json(HttpStatusCode.Created)).GetProperty("credit").GetDecimal(), Is.Zero);
    }

    [Test]
    public async Task No_more_is_paid_out_than_was_granted_and_not_before_it_was()
    {
        await using var loan = await LoanCase.Contracted();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await (await loan.Disburse(new { amount = 36_000.01, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.above-granted"));
            Assert.That(await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-05-19" })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.before-granted"));
            Assert.That(await (await loan.Pay(new { amount = 1, paidOn = "2023-06-01" })).Code(HttpStatusCode.Conflict), Is.EqualTo("loan.not-disbursed"));
            Assert.That(await loan.EventCount(), Is.Zero);
        }
    }

    [TestCase("disbursements")]
    [TestCase("payments")]
    [TestCase("refunds")]
    public async Task An_unknown_loan_is_not_found(string door)
    {
        await using var host = await PlatformHost.Start();
        var nowhere = new LoanCase(host, Nobody);

        Assert.That((await nowhere.Post(door, new { amount = 5, paidOn = "2023-06-15" }, "k-1")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await host.Client(Roles.Treasurer).GetAsync(nowhere.Path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_loan_of_another_platform_is_not_found()
    {
        await using var loan = await LoanCase.Disbursed();

        var answer = await loan.Post("payments", new { amount = 5, paidOn = "2023-06-15" }, "k-1", loan.Host.Client(Roles.Treasurer, FixedOrganisations.Ior));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [TestCase("disbursements", Roles.LoanOfficer)]
    [TestCase("payments", Roles.Director)]
    [TestCase("refunds", Roles.Auditor)]
    [TestCase("payments/" + Nobody + "/return", Roles.Auditor)]
    [TestCase("events/" + Nobody + "/undoing", Roles.LoanOfficer)]
    public async Task Only_treasurers_move_money(string door, string role)
    {
        await using var loan = await LoanCase.Disbursed();
        object body = door.EndsWith("return", StringComparison.Ordinal) ? new { returnedOn = "2023-06-15" }
            : door.EndsWith("undoing", StringComparison.Ordinal) ? new { reason = "Erreur" }
            : new { amount = 5, paidOn = "2023-06-15" };

        var forbidden = await loan.Post(door, body, "k-1", loan.Host.Client(role));
        var nobody = await loan.Post(door, body, "k-1", loan.Host.Client());

        Assert.That(await forbidden.Code(HttpStatusCode.Forbidden), Is.EqualTo("not-allowed"));
        Assert.That(nobody.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [TestCase("/api/loans")]
    [TestCase("/api/loans/export")]
    [TestCase("/api/loans/" + Nobody)]
    public async Task Loans_are_not_for_mentors(string path)
    {
        await using var host = await PlatformHost.Start();

        Assert.That(await (await host.Client(Roles.Mentor).GetAsync(path)).Code(HttpStatusCode.Forbidden), Is.EqualTo("not-allowed"));
        Assert.That((await host.Client().GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
