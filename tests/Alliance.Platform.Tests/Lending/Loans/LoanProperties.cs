using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Platform.Tests.Insight.Figures;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>What holds for any accepted history.</summary>
internal sealed class LoanProperties
{
    private const int Histories = 3_000;

    [Test]
    public void In_any_order_of_entry_the_state_is_that_of_the_order_of_dates_with_undone_and_returned_events_never_entered() =>
        RandomHistory.Loans.Sample(loan =>
        {
            var inOrder = RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan));

            return inOrder.State == loan.State with { ReturnedPayments = 0 };
        }, iter: Histories);

    [Test]
    public void Payments_and_tranches_of_one_day_give_the_same_whatever_their_order() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[0, int.MaxValue]).Sample((loan, seed) =>
        {
            var events = RandomHistory.AsIfNever(loan);
            var random = new Random(seed);
            var shuffled = RandomHistory.Reentered(loan, events.OrderBy(x => x.On).ThenBy(x => x.Kind)
                .ThenBy(x => x.Kind is LoanEventKind.Paid or LoanEventKind.Disbursed ? random.Next() : 0)); // a second deferral of a day may rest on the first

            return shuffled.State == loan.State with { ReturnedPayments = 0 };
        }, iter: Histories);

    [Test]
    public void Undoing_and_undoing_that_changes_nothing() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[0, 100]).Where(x => x.Item1.Events.Count > 0).Sample((loan, index) =>
        {
            var before = loan.State;
            LoanEvent undoing;
            try
            {
                undoing = loan.Undo(loan.Events[index % loan.Events.Count]);
            }
            catch (RefusedException)
            {
                return loan.State == before;
            }

            var inOrder = RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan));
            var asNever = inOrder.State == loan.State with { ReturnedPayments = 0 };
            loan.Undo(undoing);
            return asNever && loan.State == before;
        }, iter: Histories);

    [Test]
    public void Sums_agree_and_nothing_is_negative() =>
        RandomHistory.Loans.Sample(loan =>
        {
            var state = loan.State;
            var schedule = state.Schedule;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(schedule.Sum(x => x.Due), Is.EqualTo(state.Disbursed), "the instalments sum to the principal");
                Assert.That(schedule.Sum(x => x.Received), Is.EqualTo(state.Received));
                Assert.That(state.Paid, Is.EqualTo(state.Received + state.Credit + state.Refunded), "allocated = paid − credit");
                Assert.That(schedule.All(x => x.Received >= Money.Zero && x.Received <= x.Due), "0 ≤ received ≤ due");
                Assert.That(schedule.All(x => x.Due >= Money.Zero));
                Assert.That(schedule.All(x => x.Due == Money.Zero || x.SettledOn is not null == (x.Received == x.Due)));
                Assert.That(schedule.Sum(x => x.WrittenOff), Is.EqualTo(state.WrittenOff));
                Assert.That(state.Disbursed, Is.EqualTo(state.Received + state.Outstanding + state.WrittenOff));
                Assert.That(state.Recovered <= state.WrittenOff, "recoveries never exceed the loss");
                Assert.That(state.WrittenOff > Money.Zero, Is.EqualTo(state.Status is LoanStatus.WrittenOff), "written off it stays");
                Assert.That(state.Disbursed <= loan.Terms.Granted);
                Assert.That(new[] { state.Outstanding, state.Credit, state.Refunded, state.Available }.All(x => x >= Money.Zero));
                Assert.That(state.Credit == Money.Zero || state.Outstanding == Money.Zero, "no credit while something is owed");
                Assert.That(state.RepaidOn is not null, Is.EqualTo(state.Status is LoanStatus.Repaid));
                Assert.That(schedule.Select(x => x.Number), Is.EqualTo(Enumerable.Range(1, schedule.Length)));
                Assert.That(schedule.Zip(schedule.Skip(1)).All(x => x.First.DueOn < x.Second.DueOn), "due dates rise");
                Assert.That(loan.Summary, Is.EqualTo(LoanSummary.Of(loan)));
            }
        }, iter: Histories);

    [Test]
    public void Every_instalment_is_more_than_nothing_when_there_is_a_centime_for_each() =>
        RandomHistory.Loans.Where(x => x.Events.Count(e => e.Kind is LoanEventKind.Disbursed) == 1 && x.State.Disbursed.Centimes >= 2 * x.Terms.Instalments)
            .Sample(loan => loan.State.Schedule.All(x => x.Due > Money.Zero), iter: Histories);

    [Test]
    public void With_surplus_to_the_next_no_instalment_is_paid_before_an_older_one() =>
        RandomHistory.Loans.Where(x => x.Terms.Surplus is Surplus.Next).Sample(
            loan => loan.State.Schedule.SkipWhile(x => x.Remaining == Money.Zero).Skip(1).All(x => x.Received == Money.Zero), iter: Histories);

    [Test]
    public void Positions_of_one_pass_are_those_of_replaying_the_events_up_to_each_day() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[-10, 2_000].List[0, 8]).Sample((loan, offsets) =>
        {
            List<DateOnly> days = [.. offsets.Order().Select(RandomHistory.GrantedOn.AddDays)];

            foreach (var position in loan.PositionsAt(days)) Assert.That(position, Is.EqualTo(PositionByDefinition(loan, position.On)));
        }, iter: Histories);

    /// <summary>Each dirham paid out falls due once and comes in once, however often the loan was rescheduled.</summary>
    [Test]
    public void No_more_falls_due_than_was_paid_out_and_no_more_comes_in_than_fell_due() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[-10, 3_000].List[0, 8]).Sample((loan, offsets) =>
        {
            List<DateOnly> days = [.. offsets.Order().Select(RandomHistory.GrantedOn.AddDays), new(2099, 12, 31)];
            var positions = loan.PositionsAt(days).ToList();

            foreach (var position in positions)
            {
                Assert.That(position.CapitalDue <= position.Disbursed, $"due, {position.On}");
                Assert.That(position.CapitalReceived <= position.CapitalDue && position.CapitalReceived <= position.Received, $"received, {position.On}");
                Assert.That(position.DueInYear <= position.CapitalDue && position.ReceivedInYear <= position.DueInYear, $"year, {position.On}");
            }

            Assert.That((positions[^1].CapitalDue, positions[^1].CapitalReceived), Is.EqualTo((positions[^1].Disbursed, positions[^1].Received)), "in the end all is due");
        }, iter: Histories);

    /// <summary>A payment counts until it is returned; one whose disbursement was undone after its return never had anything to pay.</summary>
    private static LoanPosition PositionByDefinition(Loan loan, DateOnly day)
    {
        var events = RandomHistory.AsIfNever(loan, asOf: day);
        var state = RandomHistory.Reentered(loan, events, skipRefused: true).State;
        var naive = new NaiveDue(state, day);
        var year = naive.SinceThe(LoanLedger.FirstOfYear(day));
        return new LoanPosition(day, state.Disbursed, new(naive.Due(day)), new(naive.Received(day)), state.Outstanding, state.Status is LoanStatus.Repaid)
        {
            Received = state.Received,
            Credit = state.Credit,
            Refunded = state.Refunded,
            WrittenOff = state.WrittenOff,
            Recovered = state.Recovered,
            DueInYear = new(year.Due),
            ReceivedInYear = new(year.Received),
            OldestUnpaidOn = state.OldestUnpaid?.DueOn <= day ? state.OldestUnpaid.DueOn : null,
        };
    }
}
