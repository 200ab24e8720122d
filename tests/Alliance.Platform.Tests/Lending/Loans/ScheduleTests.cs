using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Tests.Lending.Loans;

internal sealed class ScheduleTests
{
    private static readonly DateOnly Payday = new(2022, 1, 15);

    [TestCase(1_000, 6, 167, 165)]
    [TestCase(1_250, 4, 312, 314)]
    public void The_last_instalment_takes_the_remainder(decimal granted, int instalments, decimal each, decimal last)
    {
        var loan = new LoanBuilder { Granted = granted, Term = instalments }.DisbursedOn(Payday);

        Assert.That(loan.Dues(), Is.EqualTo(Enumerable.Repeat(each, instalments - 1).Append(last)));
    }

    [TestCase(0.01, 166.67, 166.65)]
    [TestCase(1, 167, 165)]
    [TestCase(10, 170, 150)]
    [TestCase(50, 150, 250)]
    public void Instalments_are_rounded_to_the_unit_of_the_contract(decimal unit, decimal each, decimal last)
    {
        var loan = new LoanBuilder { Granted = 1_000, Term = 6, RoundTo = unit }.DisbursedOn(Payday);

        Assert.That(loan.Dues(), Is.EqualTo(Enumerable.Repeat(each, 5).Append(last)));
    }

    [Test]
    public void Where_the_last_would_be_less_than_nothing_the_next_finer_unit_applies()
    {
        var loan = new LoanBuilder { Granted = 5_000, Term = 60, RoundTo = 50 }.DisbursedOn(Payday);

        Assert.That(loan.Dues(), Is.EqualTo(Enumerable.Repeat(80m, 59).Append(280)), "59 × 100 would exceed 5 000");
    }

    [Test]
    public void Where_the_last_would_be_exactly_nothing_the_next_finer_unit_applies()
    {
        var loan = new LoanBuilder { Granted = 150, Term = 4, RoundTo = 50 }.DisbursedOn(Payday);

        Assert.That(loan.Dues(), Is.EqualTo(new decimal[] { 40, 40, 40, 30 }), "3 × 50 would leave 0");
    }

    [Test]
    public void The_31st_is_clipped_to_short_months_and_kept_for_long_ones()
    {
        var loan = new LoanBuilder { Term = 4, MinimumDays = 28 }.DisbursedOn(new(2022, 1, 31));

        Assert.That(loan.DueDates(), Is.EqualTo(new DateOnly[] { new(2022, 2, 28), new(2022, 3, 31), new(2022, 4, 30), new(2022, 5, 31) }));
    }

    [Test]
    public void A_first_due_date_too_near_moves_and_its_day_becomes_the_kept_one()
    {
        var loan = new LoanBuilder { Term = 3, MinimumDays = 30 }.DisbursedOn(new(2022, 1, 31));

        Assert.That(loan.DueDates(), Is.EqualTo(new DateOnly[] { new(2022, 3, 2), new(2022, 4, 2), new(2022, 5, 2) }));
    }

    [Test]
    public void A_moved_due_date_on_a_31st_is_clipped_and_kept_as_well()
    {
        var loan = new LoanBuilder { Term = 3, MinimumDays = 40 }.DisbursedOn(new(2022, 4, 21));

        Assert.That(loan.DueDates(), Is.EqualTo(new DateOnly[] { new(2022, 5, 31), new(2022, 6, 30), new(2022, 7, 31) }));
    }

    [TestCase(false, 36, "2022-08-15", "2025-07-15")]
    [TestCase(true, 30, "2022-08-15", "2025-01-15")]
    public void Six_months_of_grace_come_on_top_of_36_or_lie_inside(bool inside, int instalments, string first, string last)
    {
        var loan = new LoanBuilder { Term = 36, GraceMonths = 6, GraceInside = inside }.DisbursedOn(Payday);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.State.Schedule, Has.Length.EqualTo(instalments));
            Assert.That(loan.DueDates().First(), Is.EqualTo(DateOnly.Parse(first, null)));
            Assert.That(loan.DueDates().Last(), Is.EqualTo(DateOnly.Parse(last, null)));
        }
    }

    [Test]
    public void When_less_is_disbursed_than_granted_the_schedule_is_built_on_what_was_disbursed()
    {
        var loan = new LoanBuilder { Granted = 3_600, Term = 36 }.Contracted();

        loan.Disburse(1_800, Payday);

        Assert.That(loan.Dues(), Is.All.EqualTo(50m));
        Assert.That(loan.State.Available, Is.EqualTo(Money.Dirhams(1_800)));
    }

    [Test]
    public void A_tranche_rebuilds_the_part_not_yet_due()
    {
        var loan = new LoanBuilder { Granted = 6_000, Term = 6 }.Contracted();
        loan.Disburse(3_000, Payday);

        loan.Disburse(2_000, new(2022, 3, 15)); // the second instalment is due that very day, and stays

        Assert.That(loan.Dues(), Is.EqualTo(new decimal[] { 500, 500, 1_000, 1_000, 1_000, 1_000 }));
    }

    [Test]
    public void A_tranche_leaves_what_was_paid_in_advance_on_the_new_schedule()
    {
        var loan = new LoanBuilder { Granted = 6_000, Term = 3 }.Contracted();
        loan.Disburse(3_000, Payday);
        loan.Pay(1_700, new(2022, 2, 15)); // 1 000 due, 700 in advance

        loan.Disburse(1_000, new(2022, 2, 20));

        Assert.That(loan.Dues(), Is.EqualTo(new decimal[] { 1_000, 1_500, 1_500 }));
        Assert.That(loan.Received(), Is.EqualTo(new decimal[] { 1_000, 700, 0 }));
    }

    [Test]
    public void A_tranche_after_the_last_due_date_makes_one_further_instalment_on_the_kept_day()
    {
        var loan = new LoanBuilder { Granted = 2_000, Term = 1 }.Contracted();
        loan.Disburse(500, new(2022, 1, 31));

        loan.Disburse(500, new(2022, 5, 2));

        Assert.That(loan.DueDates(), Is.EqualTo(new DateOnly[] { new(2022, 2, 28), new(2022, 5, 31) }));
        Assert.That(loan.Dues(), Is.All.EqualTo(500m));
    }

    [Test]
    public void A_tranche_consumes_the_credit_of_an_overpayment()
    {
        var loan = new LoanBuilder { Granted = 1_000, Term = 2 }.Contracted();
        loan.Disburse(500, Payday);
        loan.Pay(600, new(2022, 2, 1));
        Assert.That(loan.State.Credit, Is.EqualTo(Money.Dirhams(100)));

        loan.Disburse(500, new(2022, 2, 2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.State.Credit, Is.EqualTo(Money.Zero));
            Assert.That(loan.State.Outstanding, Is.EqualTo(Money.Dirhams(400)));
            Assert.That(loan.State.RepaidOn, Is.Null);
        }
    }

    [Test]
    public void A_preview_is_the_schedule_that_the_disbursement_makes()
    {
        var terms = new LoanBuilder { Term = 24, GraceMonths = 3 }.Terms;
        var loan = LoanBuilder.Contracted(terms, Payday);
        loan.Disburse(10_000, Payday);

        Assert.That(RepaymentSchedule.Of(terms, Money.Dirhams(10_000), Payday), Is.EqualTo(loan.State.Schedule));
    }

    [TestCase(0, 12, 0, "loan.amount-not-positive")]
    [TestCase(-5, 12, 0, "loan.amount-not-positive")]
    [TestCase(1_000, 0, 0, "loan.term-impossible")]
    [TestCase(1_000, 121, 0, "loan.term-impossible")]
    [TestCase(1_000, 12, 13, "loan.grace-impossible")]
    [TestCase(1_000, 12, -1, "loan.grace-impossible")]
    [TestCase(1_000, 12, 12, "loan.grace-longer-than-term")]
    public void Impossible_terms_make_no_loan(decimal granted, int term, int grace, string code)
    {
        var terms = new LoanBuilder { Granted = granted, Term = term, GraceMonths = grace, GraceInside = true };

        Assert.That(terms.Contracted, Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));
    }
}
