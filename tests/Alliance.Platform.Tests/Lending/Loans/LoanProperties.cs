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
            var shuffled = RandomHistory.Reentered(loan, events.OrderBy(x => x.On).ThenBy(x => x.Kind).ThenBy(_ => random.Next()));

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

            foreach (var position in loan.PositionsAt(days))
            {
                var (defined, knowsTheYear) = PositionByDefinition(loan, position.On);
                if (!knowsTheYear) defined = defined with { DueInYear = position.DueInYear, ReceivedInYear = position.ReceivedInYear };
                Assert.That(position, Is.EqualTo(defined));
            }
        }, iter: Histories);

    /// <summary>A payment counts until it is returned; one whose disbursement was undone after its return never had anything to pay.</summary>
    private static (LoanPosition Position, bool KnowsTheYear) PositionByDefinition(Loan loan, DateOnly day)
    {
        var events = RandomHistory.AsIfNever(loan, asOf: day);
        var then = RandomHistory.Reentered(loan, events, skipRefused: true);
        var state = then.State;
        var (due, received) = DueAndReceived(then, day);
        var naive = new NaiveDue(state, day);
        var year = naive.SinceThe(LoanLedger.FirstOfYear(day));
        var position = new LoanPosition(day, state.Disbursed, due, received, state.Outstanding, state.Status is LoanStatus.Repaid)
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
        return (position, naive.KnowsTheYear);
    }

    /// <summary>Capital due and what was received on it, said by the indicator's words: after a rescheduling what was due before it stays with its payments, and the new schedule counts only what that doesn't.</summary>
    private static (Money Due, Money Received) DueAndReceived(Loan loan, DateOnly day)
    {
        var state = loan.State;
        if (state.WrittenOff > Money.Zero) return (state.Disbursed, state.Received);

        var last = loan.Events.Where(x => x.Kind is LoanEventKind.Rescheduled).OrderBy(x => x.On).ThenBy(x => x.Id).LastOrDefault();
        var counted = state.Schedule.Where(x => x.DueOn <= day && (last is null || x.DueOn > last.On)).ToList();
        var (due, received) = (counted.Sum(x => x.Due), counted.Sum(x => x.Received));
        if (last is null) return (due, received);

        var before = RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan, asOf: last.On).TakeWhile(x => x.Id != last.Id));
        var (dueBefore, receivedBefore) = DueAndReceived(before, last.On);
        var inAdvance = before.State.Received - receivedBefore;
        return (dueBefore + inAdvance + Money.Max(Money.Zero, due - (dueBefore - receivedBefore)), received + receivedBefore + inAdvance);
    }
}
