
namespace Alliance.Platform.Lending.Loans;

internal static class PastState
{
    /// <summary>How a loan stood at the end of a day: only events up to it count, and a payment returned later counted then.</summary>
    public static LoanState Of(Loan loan, DateOnly day)
    {
        var history = LoanHistory.Of(loan.Events, loan.GrantedOn, asOf: day);
        var ledger = new LoanLedger(loan.Terms);
        history.Replay(ledger, until: day);
        return ledger.ToState(history.ReturnedPayments);
    }

    /// <summary>Since when the loan has been late without a day's pause: the due date at which the present arrears began, even if that instalment was paid meanwhile. Null when nothing is late.</summary>
    /// <remarks>Payments fill the oldest instalments first, so an instalment settled only after the next one fell due carried the arrears on.</remarks>
    public static DateOnly? LateSince(LoanState state, DateOnly today)
    {
        var at = 0;
        while (at < state.Schedule.Length && state.Schedule[at].Remaining == Alliance.Kernel.Money.Zero) at++;
        if (at == state.Schedule.Length || state.Schedule[at].DueOn >= today) return null;

        while (at > 0 && state.Schedule[at - 1].SettledOn > state.Schedule[at].DueOn) at--;
        return state.Schedule[at].DueOn;
    }
}
