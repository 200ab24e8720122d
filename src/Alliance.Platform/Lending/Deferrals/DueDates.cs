using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Lending.Deferrals;

internal static class DueDates
{
    /// <summary>The instalment that a deferral moves first: unpaid, or still to come, and due on or after <paramref name="from"/>. Null when there is none.</summary>
    /// <param name="on">The day it is agreed: what was paid later doesn't count yet.</param>
    public static Instalment? FirstMoved(Loan loan, DateOnly from, DateOnly on) =>
        LedgerOn(loan, on).ToState(0).Schedule.FirstOrDefault(x => x.DueOn >= from && (x.DueOn > on || x.Remaining > Money.Zero));

    /// <summary>When it falls due after so many months: the kept day of month comes back where a short month had clipped it (rule 3).</summary>
    /// <returns>Null when there is nothing to move.</returns>
    public static DateOnly? After(Loan loan, DateOnly from, DateOnly on, int months) => LedgerOn(loan, on).DueAfter(from, on, months);

    /// <summary>As the replay of a deferral of that day will meet the loan.</summary>
    private static LoanLedger LedgerOn(Loan loan, DateOnly on)
    {
        var history = LoanHistory.Of(loan.Events, loan.GrantedOn);
        var ledger = new LoanLedger(loan.Terms);
        history.Replay(ledger, until: on);
        return ledger;
    }
}
