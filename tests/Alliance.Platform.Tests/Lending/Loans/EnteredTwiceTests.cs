using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>A movement of money that is sent twice, or entered by two at once, is recorded once; what may come again is said so.</summary>
internal sealed class EnteredTwiceTests
{
    [TestCase(null, "idempotency.key-missing")]
    [TestCase("with a space", "idempotency.key-unusable")]
    public async Task A_payment_needs_an_idempotency_key(string? key, string code)
    {
        await using var loan = await LoanCase.Disbursed();

        var answer = await loan.Pay(new { amount = 5, paidOn = "2023-06-15" }, key);

        Assert.That(await answer.Code(HttpStatusCode.BadRequest), Is.EqualTo(code));
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_and_body_get_the_first_answer_and_another_body_is_refused()
    {
        await using var loan = await LoanCase.Disbursed();
        var first = await loan.Pay(new { amount = 200, paidOn = "2023-06-15" }, "k-1");
        await loan.Pay(new { amount = 300, paidOn = "2023-06-15" }, "k-2");

        var again = await loan.Pay(new { amount = 200, paidOn = "2023-06-15" }, "k-1");
        var other = await loan.Pay(new { amount = 300, paidOn = "2023-06-15" }, "k-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.StatusCode, Is.EqualTo(first.StatusCode).And.EqualTo(HttpStatusCode.Created));
            Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
            Assert.That(await other.Code(HttpStatusCode.Conflict), Is.EqualTo("idempotency.other-body"));
            Assert.That(await loan.EventCount(), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task A_key_used_for_a_payment_is_not_that_of_a_refund()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Pay(new { amount = 36_200, paidOn = "2023-06-15", aboveOwed = true }, "k-1");

        var refund = await loan.Post("refunds", new { amount = 36_200, paidOn = "2023-06-15" }, "k-1");

        Assert.That(await refund.Code(HttpStatusCode.Conflict), Is.EqualTo("idempotency.other-body"));
    }

    [Test]
    public async Task A_refused_payment_leaves_its_key_free()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Pay(new { amount = 200, paidOn = "2023-06-16" }, "k-1");

        var corrected = await loan.Pay(new { amount = 200, paidOn = "2023-06-15" }, "k-1");

        await corrected.Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_double_click_makes_one_payment()
    {
        await using var loan = await LoanCase.Disbursed();

        var answers = await loan.AtOnce([.. Enumerable.Repeat(() => loan.Pay(new { amount = 200, paidOn = "2023-06-15" }, "k-1"), 6)]);

        var bodies = await Task.WhenAll(answers.Select(x => x.Content.ReadAsStringAsync()));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Created), string.Join('\n', bodies));
        Assert.That(bodies.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await loan.EventCount(), Is.EqualTo(2));
    }

    [Test]
    public async Task Two_treasurers_at_once_never_lose_a_payment()
    {
        await using var loan = await LoanCase.Disbursed();

        var answers = await loan.AtOnce([.. Enumerable.Range(1, 6).Select<int, Func<Task<HttpResponseMessage>>>(
            x => () => loan.Pay(new { amount = 200, paidOn = "2023-06-15", reference = $"VIR {x}" }))]);

        var recorded = answers.Count(x => x.StatusCode is HttpStatusCode.Created);
        foreach (var lost in answers.Where(x => x.StatusCode is not HttpStatusCode.Created))
            Assert.That(await lost.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        Assert.That(recorded, Is.GreaterThan(0));
        Assert.That((await loan.Show()).GetProperty("received").GetDecimal(), Is.EqualTo(200m * recorded), "what was answered as recorded is there, and nothing else");
        Assert.That(await loan.Host.Read(db => db.Loans.Select(x => x.Summary.Received).SingleAsync()), Is.EqualTo(Money.Dirhams(200 * recorded)), "and lists agree");
    }

    [Test]
    public async Task Two_treasurers_who_enter_the_same_payment_make_one_at_once_or_one_after_the_other()
    {
        await using var loan = await LoanCase.Disbursed();
        var (salma, omar) = (loan.Host.Client(Roles.Treasurer, account: "salma"), loan.Host.Client(Roles.Treasurer, account: "omar"));
        var transfer = new { amount = 200, paidOn = "2023-06-15", means = "transfer", reference = "VIR 4711" };

        var answers = await loan.AtOnce(() => loan.Post("payments", transfer, "of-salma", salma), () => loan.Post("payments", transfer, "of-omar", omar));
        var afterwards = await loan.Post("payments", transfer, "of-omar-again", omar);
        var withoutReference = await loan.Post("payments", new { amount = 200, paidOn = "2023-06-15", means = "cash" }, "of-omar-in-cash", omar);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
            Assert.That(await afterwards.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.payment-entered-already"));
            Assert.That(await withoutReference.Code(HttpStatusCode.Conflict), Is.EqualTo("loan.payment-entered-already"));
            Assert.That(((await loan.Show()).GetProperty("received").GetDecimal(), await loan.EventCount()), Is.EqualTo((200m, 2)));
        }
    }

    [Test]
    public async Task A_second_payment_of_the_same_amount_and_day_is_recorded_when_it_is_meant_or_has_its_own_reference()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Pay(new { amount = 200, paidOn = "2023-06-15", reference = "VIR 1" });

        var other = await loan.Pay(new { amount = 200, paidOn = "2023-06-15", reference = "VIR 2" });
        var meant = await loan.Pay(new { amount = 200, paidOn = "2023-06-15", again = true });

        Assert.That(new[] { other.StatusCode, meant.StatusCode }, Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That((await loan.Show()).GetProperty("received").GetDecimal(), Is.EqualTo(600m));
    }

    [Test]
    public async Task A_payment_that_was_returned_or_undone_can_be_entered_again()
    {
        await using var loan = await LoanCase.Disbursed();
        var first = (await (await loan.Pay(new { amount = 200, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created)).GetProperty("eventId").GetString();
        await loan.Post($"payments/{first}/return", new { returnedOn = "2023-06-13" });

        var second = await (await loan.Pay(new { amount = 200, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);
        Assert.That((await loan.Post($"events/{second.GetProperty("eventId").GetString()}/undoing", new { reason = "Erreur de saisie" })).IsSuccessStatusCode);
        var third = await loan.Pay(new { amount = 200, paidOn = "2023-06-10" });

        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Two_refunds_at_once_give_the_credit_back_once()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Pay(new { amount = 36_200, paidOn = "2023-06-10", aboveOwed = true });

        var answers = await loan.AtOnce([.. Enumerable.Repeat(() => loan.Post("refunds", new { amount = 200, paidOn = "2023-06-12" }), 2)]);

        Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That((await loan.Show()).GetProperty("refunded").GetDecimal(), Is.EqualTo(200m));
    }
}
