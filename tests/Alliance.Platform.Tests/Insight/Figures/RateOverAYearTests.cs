using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>Which instalments count in the last twelve months, and what of the money received counts on them.</summary>
public sealed class RateOverAYearTests
{
    /// <summary>24 instalments of 1 000 from 31 January 2022 on.</summary>
    private static Loan Loan()
    {
        var loan = LoanBuilder.Contracted(new LoanTerms(Money.Dirhams(24_000), 24, 0, GraceInside: false, Money.Dirhams(1), 30, Surplus.Next), new(2021, 12, 31));
        loan.Disburse(Money.Dirhams(24_000), new(2021, 12, 31), LoanBuilder.Later);
        return loan;
    }

    [Test]
    public void Twelve_instalments_count_at_the_end_of_a_month_and_payments_go_to_the_oldest_first()
    {
        var loan = Loan();
        loan.Pay(Money.Dirhams(10_500), new(2022, 11, 15), LoanBuilder.Later);

        // At the end of June 2023 18 are due, 31 July 2022 to 30 June 2023 in the year: the 7th to the 18th. 10 500 paid reach into the 11th: 7th to 10th whole, half of the 11th.
        Assert.That(Year(loan, new(2023, 6, 30)), Is.EqualTo((12_000m, 4_500m)));
        // At the end of January 2023 the first has just left: the 2nd to the 13th.
        Assert.That(Year(loan, new(2023, 1, 31)), Is.EqualTo((12_000m, 9_500m)));
        Assert.That(Year(loan, new(2023, 1, 30)), Is.EqualTo((12_000m, 10_500m)));
        // A year after the last one nothing is left to count.
        Assert.That(Year(loan, new(2024, 12, 31)), Is.EqualTo((0m, 0m)));
        Assert.That(Year(loan, new(2024, 12, 30)), Is.EqualTo((1_000m, 0m)));
    }

    [Test]
    public void A_year_that_ends_in_February_has_one_February()
    {
        var loan = Loan(); // 28 February 2022 and 28 February 2023 are due days

        Assert.That(Year(loan, new(2023, 2, 28)).Due, Is.EqualTo(12_000m));
        Assert.That(LoanLedger.FirstOfYear(new(2025, 2, 28)), Is.EqualTo(new DateOnly(2024, 3, 1)));
        Assert.That(LoanLedger.FirstOfYear(new(2024, 2, 29)), Is.EqualTo(new DateOnly(2023, 3, 1)));
        Assert.That(LoanLedger.FirstOfYear(new(2024, 2, 28)), Is.EqualTo(new DateOnly(2023, 3, 1)));
        Assert.That(LoanLedger.FirstOfYear(new(2023, 6, 30)), Is.EqualTo(new DateOnly(2022, 7, 1)));
    }

    [Test]
    public void After_a_rescheduling_what_was_due_stays_on_its_day_and_the_new_schedule_settles_it_first()
    {
        var loan = Loan();
        loan.Pay(Money.Dirhams(2_000), new(2022, 3, 1), LoanBuilder.Later); // the first two
        // On 15 June 2022 five are due, three of them (March to May) unpaid. 22 000 owed, put on 11 instalments of 2 000 from 31 July 2022 on.
        loan.Reschedule(new(2022, 7, 31), 11, new(2022, 6, 15), LoanBuilder.Later, "PV 4");
        loan.Pay(Money.Dirhams(5_000), new(2022, 9, 30), LoanBuilder.Later);

        // By the end of September 2022: 6 000 due on the new schedule, 3 000 of it counted since spring; 5 due before. 8 000 in all. Received: 2 000 + 5 000.
        Assert.That(Year(loan, new(2022, 9, 30)), Is.EqualTo((8_000m, 7_000m)));
        // By the end of April 2023: new lines July to April, 20 000, less 3 000 = 17 000, of which May's old 1 000 is still in the year and March's and April's are not.
        // Of the 5 000, July's 2 000 and August's first 1 000 settled the three old ones; August's other 1 000 and September's first 1 000 are new.
        Assert.That(Year(loan, new(2023, 4, 30)), Is.EqualTo((18_000m, 3_000m)));
        // By the end of May 2023 the old ones are out: July 2022's and half of August's lines count for nothing.
        Assert.That(Year(loan, new(2023, 5, 31)), Is.EqualTo((19_000m, 2_000m)));
    }

    [Test]
    public void A_write_off_makes_the_rest_due_on_its_day()
    {
        var loan = Loan();
        loan.Pay(Money.Dirhams(3_000), new(2022, 4, 1), LoanBuilder.Later);
        loan.WriteOff(new(2022, 10, 10), LoanBuilder.Later);
        loan.Recover(Money.Dirhams(4_000), new(2023, 1, 10), LoanBuilder.Later);

        Assert.That(Year(loan, new(2022, 10, 31)), Is.EqualTo((24_000m, 3_000m)));
        // By the end of July 2023: August and September 2022, and the 15 that the write-off made due. January to March were paid and are out; recoveries don't count.
        Assert.That(Year(loan, new(2023, 7, 31)), Is.EqualTo((17_000m, 0m)));
        Assert.That(Year(loan, new(2023, 10, 9)), Is.EqualTo((15_000m, 0m)));
        Assert.That(Year(loan, new(2023, 10, 10)), Is.EqualTo((0m, 0m)));
    }

    [Test]
    public void Capital_that_was_due_before_two_reschedulings_is_due_once()
    {
        var loan = Loan(); // by 15 January 2024 all 24 are due
        loan.Reschedule(new(2024, 2, 28), 12, new(2024, 1, 15), LoanBuilder.Later, "PV 4"); // 12 of 2 000, nothing of it due anew
        loan.Pay(Money.Dirhams(6_000), new(2024, 1, 20), LoanBuilder.Later); // ahead of the new schedule
        loan.Reschedule(new(2024, 3, 31), 9, new(2024, 1, 31), LoanBuilder.Later, "PV 5");

        // The 6 000 settled the oldest: January to June 2022, which have left the year.
        Assert.That(All(loan, new(2024, 1, 31)), Is.EqualTo((24_000m, 6_000m)));
        Assert.That(Year(loan, new(2024, 1, 30)).Due, Is.EqualTo(12_000m));
        loan.Pay(Money.Dirhams(18_000), new(2024, 11, 30), LoanBuilder.Later);
        Assert.That(All(loan, new(2024, 11, 30)), Is.EqualTo((24_000m, 24_000m)));

        var lost = Loan();
        lost.Reschedule(new(2024, 2, 28), 12, new(2024, 1, 15), LoanBuilder.Later, "PV 4");
        lost.Pay(Money.Dirhams(6_000), new(2024, 1, 20), LoanBuilder.Later);
        lost.Reschedule(new(2024, 3, 31), 9, new(2024, 1, 31), LoanBuilder.Later, "PV 5");
        lost.WriteOff(new(2024, 4, 30), LoanBuilder.Later);
        // Nothing was left that a write-off could make due: in the year to the end of April 2024 stand May to December 2023, unpaid.
        Assert.That(All(lost, new(2024, 4, 30)), Is.EqualTo((24_000m, 6_000m)));
        Assert.That(Year(lost, new(2024, 4, 30)), Is.EqualTo((8_000m, 0m)));
    }

    /// <summary>12 of 1 000, six of them unpaid when it is rescheduled; half of what then comes in ahead of its day belongs to those six.</summary>
    [Test]
    public void What_is_paid_ahead_of_a_new_schedule_settles_the_oldest_first_and_the_rest_falls_due_when_it_is_replaced()
    {
        var loan = LoanBuilder.Contracted(new LoanTerms(Money.Dirhams(12_000), 12, 0, GraceInside: false, Money.Dirhams(1), 30, Surplus.Next), new(2021, 12, 31));
        loan.Disburse(Money.Dirhams(12_000), new(2021, 12, 31), LoanBuilder.Later);
        loan.Reschedule(new(2022, 8, 31), 6, new(2022, 7, 15), LoanBuilder.Later, "PV 4"); // January to June due; 6 of 2 000, the first three due already
        loan.Pay(Money.Dirhams(8_000), new(2022, 7, 20), LoanBuilder.Later);
        Assert.That(All(loan, new(2022, 7, 31)), Is.EqualTo((6_000m, 0m)), "counted as its instalments fall due");
        loan.Reschedule(new(2022, 9, 30), 4, new(2022, 8, 10), LoanBuilder.Later, "PV 5"); // 4 of 1 000 left

        Assert.That(All(loan, new(2022, 8, 10)), Is.EqualTo((8_000m, 8_000m)), "6 000 were due and are settled, 2 000 were paid in advance");
        Assert.That(All(loan, new(2022, 12, 31)), Is.EqualTo((12_000m, 8_000m)));
        // The year to the end of July 2023: 2 000 on 10 August 2022, 4 000 from September to December.
        Assert.That(Year(loan, new(2023, 7, 31)), Is.EqualTo((6_000m, 2_000m)));
        Assert.That(Year(loan, new(2023, 8, 10)), Is.EqualTo((4_000m, 0m)));
    }

    [TestCase("2022-01-31", 0)]
    [TestCase("2022-03-02", 30)]
    [TestCase("2022-03-03", 31)]
    public void Days_late_count_from_the_oldest_due_date_not_fully_paid(string day, int late)
    {
        var position = Loan().PositionsAt([DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture)]).Single();

        Assert.That(position.DaysLate, Is.EqualTo(late));
    }

    /// <summary>Whatever happened to a loan, the year is what the naive sums say, and the state tells the same lateness.</summary>
    [Test]
    public void On_any_day_of_any_history_it_is_what_the_schedules_say() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[0, 3_000]).Sample((loan, after) =>
        {
            var day = RandomHistory.GrantedOn.AddDays(after);
            var position = loan.PositionsAt([day]).Single();
            var state = RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan, day), skipRefused: true).State;
            var naive = new NaiveDue(state, day);

            Assert.That((position.CapitalDue.Centimes, position.CapitalReceived.Centimes), Is.EqualTo((naive.Due(day), naive.Received(day))), $"all, {day}");
            Assert.That((position.DueInYear.Centimes, position.ReceivedInYear.Centimes), Is.EqualTo(naive.SinceThe(LoanLedger.FirstOfYear(day))), $"year, {day}");
            Assert.That(position.DaysLate, Is.EqualTo(state.DaysLateOn(day)));
        });

    private static (decimal Due, decimal Received) All(Loan loan, DateOnly day)
    {
        var position = loan.PositionsAt([day]).Single();
        return (position.CapitalDue.InDirhams, position.CapitalReceived.InDirhams);
    }

    private static (decimal Due, decimal Received) Year(Loan loan, DateOnly day)
    {
        var position = loan.PositionsAt([day]).Single();
        return (position.DueInYear.InDirhams, position.ReceivedInYear.InDirhams);
    }
}
