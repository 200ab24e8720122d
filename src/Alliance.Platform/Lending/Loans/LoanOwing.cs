using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>What is owed on a loan on each day: what remains of all that was paid out, due or not, so that exactly this can still be paid without making a credit (rule 7). Not the instalment due: whoever pays in advance owes the money all the same (rule 5).</summary>
/// <remarks>Rule 6 decides what else counts. Payments of later days that are entered already count too, since with them in place an earlier one would be too much; a tranche that is paid out later doesn't, since it wasn't owed yet; nor does a payment that came back.
/// What a later write-off takes does: paid before, it lessens the loss.</remarks>
public sealed class LoanOwing
{
    private readonly ImmutableArray<(DateOnly From, Money Least)> _steps;
    private readonly DateOnly? _writtenOffOn;

    private LoanOwing(ImmutableArray<(DateOnly From, Money Least)> steps, DateOnly? writtenOffOn) => (_steps, _writtenOffOn) = (steps, writtenOffOn);

    internal static LoanOwing Of(LoanTerms terms, DateOnly grantedOn, IReadOnlyCollection<LoanEvent> events)
    {
        var history = LoanHistory.Of(events, grantedOn);
        var ledger = new LoanLedger(terms);
        List<(DateOnly From, Money Least)> steps = [];
        foreach (var day in events.Where(x => !x.IsCorrection).Select(x => x.On).Distinct().Order())
        {
            history.Replay(ledger, until: day);
            var position = ledger.PositionAt(day);
            if (position.Disbursed > Money.Zero) steps.Add((day, position.Disbursed - position.Received));
        }

        for (var i = steps.Count - 2; i >= 0; i--) steps[i] = steps[i] with { Least = Money.Min(steps[i].Least, steps[i + 1].Least) };
        return new([.. steps], ledger.ToState(0).WrittenOffOn);
    }

    /// <returns>Null where nothing can be paid: nothing was paid out by the end of that day, or it was written off before.</returns>
    public Money? On(DateOnly day)
    {
        var step = _steps.LastOrDefault(x => x.From <= day);
        return step.From == default || _writtenOffOn < day ? null : step.Least;
    }
}
