using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Demonstration;

/// <summary>What is decided when a borrower can't pay: a deferral, a new schedule, a loss and what comes back of it. The published rate doesn't move: only what had fallen due already is written off.</summary>
internal sealed class Setbacks(DateOnly today, Chance chance)
{
    private const int Few = 3;

    public void Befall(IReadOnlyList<Loan> stopped, IReadOnlyList<Loan> others)
    {
        var lost = stopped.Where(x => x.State.Schedule[^1].DueOn.AddYears(2) < today).Where((_, i) => i % 6 == 0).ToList();
        foreach (var (i, loan) in lost.Index()) Lose(loan, recovers: i % 2 == 0);

        foreach (var loan in stopped.Where(x => IsUnderWay(x) && x.State.Schedule[^1].DueOn > today.AddMonths(6)).Take(Few)) StartAgain(loan);
        foreach (var loan in others.Where(x => IsUnderWay(x) && x.State.NextDueFrom(today) is not null && x.State.DaysLateOn(today) is 0).TakeLast(Few)) Wait(loan);
    }

    private bool IsUnderWay(Loan loan) => loan.State.FirstDisbursedOn < today.AddMonths(-6);

    private void Lose(Loan loan, bool recovers)
    {
        var on = BusinessDays.OnOrAfter(loan.State.Schedule[^1].DueOn.AddMonths(chance.Between(18, 23)));
        loan.WriteOff(on, Entered.On(on), "Recours amiables épuisés");
        var recoveredOn = BusinessDays.OnOrAfter(on.AddDays(chance.Between(20, 60)));
        if (recovers && recoveredOn <= today)
            loan.Recover(Money.Max(new(1), new(loan.State.WrittenOff.Centimes / 100 / 4 * 100)), recoveredOn, Entered.On(recoveredOn));
    }

    private void StartAgain(Loan loan)
    {
        var on = BusinessDays.OnOrAfter(today.AddDays(-chance.Between(20, 60)));
        loan.Reschedule(on.AddMonths(2), chance.Between(18, 36), on, Entered.On(on), $"PV du {on:dd/MM/yyyy}");
    }

    private void Wait(Loan loan)
    {
        var on = BusinessDays.OnOrAfter(today.AddDays(-chance.Between(3, 9)));
        if (loan.State.NextDueFrom(on) is { } next && on <= today) loan.Defer(next.DueOn, next.DueOn.AddMonths(3), on, Entered.On(on), "Maladie, à la demande du porteur");
    }
}
