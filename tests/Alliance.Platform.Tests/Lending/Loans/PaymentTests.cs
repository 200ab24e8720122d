using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Lending.Loans;

internal sealed class PaymentTests
{
    private static readonly DateOnly Payday = new(2022, 1, 15);
    private static readonly DateOnly FirstDue = new(2022, 2, 15);

    /// <summary>4 × 1 000, due on the 15th from February on.</summary>
    private static Loan FourTimesThousand(Surplus surplus = Surplus.Next) =>
        new LoanBuilder { Granted = 4_000, Term = 4, Surplus = surplus }.DisbursedOn(Payday);

    [Test]
    public void Money_goes_to_what_is_past_due_then_due_today_then_in_advance()
    {
        var loan = FourTimesThousand();

        loan.Pay(2_500, new(2022, 3, 15));

        Assert.That(loan.Received(), Is.EqualTo(new decimal[] { 1_000, 1_000, 500, 0 }));
    }

    [TestCase(Surplus.Next, 600, 0, 0)]
    [TestCase(Surplus.Last, 0, 0, 600)]
    [TestCase(Surplus.Spread, 200, 200, 200)]
    public void A_surplus_goes_where_the_contract_says(Surplus surplus, decimal second, decimal third, decimal fourth)
    {
        var loan = FourTimesThousand(surplus);

        loan.Pay(1_600, FirstDue);

        Assert.That(loan.Received(), Is.EqualTo(new[] { 1_000, second, third, fourth }));
    }

    [Test]
    public void A_surplus_to_the_last_flows_over_to_the_one_before()
    {
        var loan = FourTimesThousand(Surplus.Last);

        loan.Pay(2_300, FirstDue);

        Assert.That(loan.Received(), Is.EqualTo(new decimal[] { 1_000, 0, 300, 1_000 }));
    }

    [Test]
    public void A_spread_share_is_rounded_to_the_centime_and_the_last_takes_the_remainder()
    {
        var loan = FourTimesThousand(Surplus.Spread);

        loan.Pay(1_100, FirstDue);

        Assert.That(loan.Received(), Is.EqualTo(new[] { 1_000, 33.33m, 33.33m, 33.34m }));
    }

    [Test]
    public void What_an_instalment_cannot_take_is_spread_over_the_others_again()
    {
        var loan = new LoanBuilder { Granted = 1_250, Term = 4, RoundTo = 50, Surplus = Surplus.Spread }.DisbursedOn(Payday);
        Assume.That(loan.Dues(), Is.EqualTo(new decimal[] { 300, 300, 300, 350 }));

        loan.Pay(300 + 940, FirstDue); // 313.33 each would exceed 300 twice

        Assert.That(loan.Received(), Is.EqualTo(new decimal[] { 300, 300, 300, 340 }));
    }

    /// <remarks>Ids made within a millisecond fall in any order, so one run could miss a dependence on it.</remarks>
    [Test, Repeat(12)]
    public void Two_payments_of_one_day_act_as_one_whatever_their_order()
    {
        var (one, other, together) = (FourTimesThousand(Surplus.Spread), FourTimesThousand(Surplus.Spread), FourTimesThousand(Surplus.Spread));

        one.Pay(1_000.05m, FirstDue);
        one.Pay(0.05m, FirstDue);
        other.Pay(0.05m, FirstDue);
        other.Pay(1_000.05m, FirstDue);
        together.Pay(1_000.10m, FirstDue);

        Assert.That(one.State, Is.EqualTo(together.State));
        Assert.That(other.State, Is.EqualTo(together.State));
    }

    [Test]
    public void A_payment_entered_late_takes_its_place()
    {
        var (entered, inOrder) = (FourTimesThousand(), FourTimesThousand());

        entered.Pay(1_000, new(2022, 4, 15));
        entered.Pay(700, FirstDue);
        inOrder.Pay(700, FirstDue);
        inOrder.Pay(1_000, new(2022, 4, 15));

        Assert.That(entered.State, Is.EqualTo(inOrder.State));
    }

    [Test]
    public void An_overpayment_becomes_a_credit_that_can_be_refunded_the_same_day()
    {
        var loan = FourTimesThousand();

        loan.Pay(4_250, FirstDue);
        Assert.That(loan.State, Has.Property("Status").EqualTo(LoanStatus.Repaid).And.Property("Credit").EqualTo(Money.Dirhams(250)));
        loan.Refund(250, FirstDue);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.State.Credit, Is.EqualTo(Money.Zero));
            Assert.That(loan.State.Refunded, Is.EqualTo(Money.Dirhams(250)));
            Assert.That(loan.State.Outstanding, Is.EqualTo(Money.Zero));
        }
    }

    [Test]
    public void No_more_is_refunded_than_was_paid_too_much()
    {
        var loan = FourTimesThousand();
        loan.Pay(4_250, FirstDue);

        Assert.That(() => loan.Refund(250.01m, FirstDue), Refused("loan.above-credit"));
    }

    [Test]
    public void A_payment_whose_overpayment_was_refunded_cannot_be_undone_and_the_refund_is_named()
    {
        var loan = FourTimesThousand();
        var payment = loan.Pay(4_250, FirstDue);
        var refund = loan.Refund(250, FirstDue.AddDays(3));

        var refused = Assert.Throws<RefusedException>(() => loan.Undo(payment));

        Assert.That(refused.Code, Is.EqualTo("loan.breaks-an-event"));
        Assert.That(refused.Arguments, Is.EqualTo(new object[] { LoanEventKind.CreditRefunded, refund.On, refund.Amount }));
        Assert.That(loan.Events, Has.Count.EqualTo(3), "nothing was entered");
    }

    [Test]
    public void A_disbursement_that_payments_depend_on_cannot_be_undone()
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 4 }.Contracted();
        var disbursement = loan.Disburse(4_000, Payday);
        var payment = loan.Pay(1_000, FirstDue);

        Assert.That(() => loan.Undo(disbursement), Refused("loan.breaks-an-event"));
        loan.Undo(payment);
        loan.Undo(disbursement);

        Assert.That(loan.State.Status, Is.EqualTo(LoanStatus.Contracted));
        Assert.That(loan.State.Schedule, Is.Empty);
    }

    [Test]
    public void Undone_equals_never_and_undoing_that_brings_it_back()
    {
        var loan = FourTimesThousand();
        var never = loan.State;
        var payment = loan.Pay(700, FirstDue);
        var paid = loan.State;

        var undoing = loan.Undo(payment);
        Assert.That(loan.State, Is.EqualTo(never));
        Assert.That(loan.IsUndone(payment.Id), Is.True);
        loan.Undo(undoing);

        Assert.That(loan.State, Is.EqualTo(paid));
        Assert.That(loan.IsUndone(payment.Id), Is.False);
    }

    [Test]
    public void Nothing_is_undone_twice()
    {
        var loan = FourTimesThousand();
        var payment = loan.Pay(700, FirstDue);
        loan.Undo(payment);

        Assert.That(() => loan.Undo(payment), Refused("loan.already-undone"));
    }

    [Test]
    public void A_returned_payment_equals_never_but_for_the_trace()
    {
        var loan = FourTimesThousand();
        var never = loan.State;
        var payment = loan.Pay(1_000, FirstDue);

        loan.Return(payment, FirstDue.AddDays(3));

        Assert.That(loan.State, Is.EqualTo(never with { ReturnedPayments = 1 }));
    }

    [Test]
    public void A_return_can_be_undone()
    {
        var loan = FourTimesThousand();
        var payment = loan.Pay(1_000, FirstDue);
        var paid = loan.State;

        loan.Undo(loan.Return(payment, FirstDue.AddDays(3)));

        Assert.That(loan.State, Is.EqualTo(paid));
    }

    [Test]
    public void A_payment_is_returned_once_after_it_was_made_and_only_a_payment_is()
    {
        var loan = FourTimesThousand();
        var payment = loan.Pay(1_000, FirstDue);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => loan.Return(loan.Events[0], FirstDue), Refused("loan.not-a-payment"));
            Assert.That(() => loan.Return(payment, FirstDue.AddDays(-1)), Refused("loan.returned-before-paid"));
            loan.Return(payment, FirstDue);
            Assert.That(() => loan.Return(payment, FirstDue), Refused("loan.already-returned"));
            Assert.That(() => loan.Undo(payment), Refused("loan.breaks-an-event"), "its return depends on it");
        }
    }

    [Test]
    public void Nothing_happens_in_the_future_before_the_grant_before_the_money_or_beyond_what_was_granted()
    {
        var loan = new LoanBuilder { Granted = 4_000, GrantedOn = Payday }.Contracted();
        var today = new Entry(Payday.AddDays(10), "Trésorier", DateTime.UnixEpoch);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => loan.Disburse(Money.Dirhams(1), Payday.AddDays(11), today), Refused("loan.in-the-future"));
            Assert.That(() => loan.Disburse(1, Payday.AddDays(-1)), Refused("loan.before-granted"));
            Assert.That(() => loan.Disburse(4_000.01m, Payday), Refused("loan.above-granted"));
            Assert.That(() => loan.Disburse(0, Payday), Refused("loan.amount-not-positive"));
            Assert.That(() => loan.Pay(1, Payday), Refused("loan.not-disbursed"));
            loan.Disburse(3_000, Payday);
            Assert.That(() => loan.Disburse(1_000.01m, Payday), Refused("loan.above-granted"));
            Assert.That(() => loan.Pay(1, Payday.AddDays(-1)), Refused("loan.not-disbursed"), "value date before the money");
            Assert.That(() => loan.Pay(-1, Payday), Refused("loan.amount-not-positive"));
            Assert.That(() => loan.Undo(Guid.NewGuid(), LoanBuilder.Later), Refused("loan.no-such-event"));
            Assert.That(loan.Events, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void Late_from_the_day_after_the_due_date_until_the_oldest_is_paid()
    {
        var loan = FourTimesThousand();
        loan.Pay(1_000, FirstDue);
        loan.Pay(400, new(2022, 3, 10));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.State.DaysLateOn(new(2022, 3, 15)), Is.Zero, "due today is not late");
            Assert.That(loan.State.ArrearsOn(new(2022, 3, 15)), Is.EqualTo(Money.Zero));
            Assert.That(loan.State.DaysLateOn(new(2022, 4, 20)), Is.EqualTo(36));
            Assert.That(loan.State.ArrearsOn(new(2022, 4, 20)), Is.EqualTo(Money.Dirhams(1_600)));
            Assert.That(loan.State.Schedule.Select(x => x.StandingOn(new(2022, 4, 20))), Is.EqualTo(new[]
            {
                InstalmentStanding.Paid, InstalmentStanding.PartlyPaidAndLate, InstalmentStanding.Late, InstalmentStanding.ToCome,
            }));
            Assert.That(loan.State.NextDueFrom(new(2022, 4, 20))!.DueOn, Is.EqualTo(new DateOnly(2022, 5, 15)));
        }
    }

    [Test]
    public void The_summary_follows_every_event()
    {
        var loan = FourTimesThousand();

        loan.Pay(Money.Dirhams(700), FirstDue, new(new(2022, 4, 1), "Trésorier", DateTime.UnixEpoch));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.Summary.Outstanding, Is.EqualTo(Money.Dirhams(3_300)));
            Assert.That(loan.Summary.OldestDueUnpaidOn, Is.EqualTo(FirstDue));
            Assert.That(loan.Summary.Schedule.LateOn(new(2022, 4, 1)), Is.EqualTo(Money.Dirhams(1_300)));
            Assert.That(loan.Summary.EndsOn, Is.EqualTo(new DateOnly(2022, 5, 15)));
        }
    }

    private static NUnit.Framework.Constraints.EqualStringConstraint Refused(string code) =>
        Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code);
}
