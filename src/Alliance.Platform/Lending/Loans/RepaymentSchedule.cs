using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The schedule (échéancier) that a disbursement would make, before there is one: for decisions, contracts and previews.</summary>
public static class RepaymentSchedule
{
    public static ImmutableArray<Instalment> Of(LoanTerms terms, Money amount, DateOnly disbursedOn)
    {
        ArgumentNullException.ThrowIfNull(terms);
        terms.Check();
        var ledger = new LoanLedger(terms);
        ledger.Disburse(Guid.Empty, amount, disbursedOn);
        return ledger.ToState(returnedPayments: 0).Schedule;
    }
}
