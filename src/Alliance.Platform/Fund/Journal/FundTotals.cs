using Alliance.Kernel;

namespace Alliance.Platform.Fund.Journal;

/// <summary>What has moved, by kind: of one agreement or of the whole fund.</summary>
/// <param name="Contributed">Paid in by funders, less what was given back.</param>
/// <param name="CreditsOwed">Overpayments not yet refunded; never an agreement's.</param>
public sealed record FundTotals(Money Contributed, Money Lent, Money Repaid, Money WrittenOff, Money Recovered, Money CreditsOwed)
{
    public static readonly FundTotals None = new(default, default, default, default, default, default);

    public Money Outstanding => Lent - Repaid - WrittenOff;

    public Money Losses => WrittenOff - Recovered;

    /// <summary>First equation of rule 18: contributions + principal repaid + recoveries + credits owed − disbursements.</summary>
    public Money Bank => Contributed + Repaid + Recovered + CreditsOwed - Lent;

    /// <summary>What may be lent, commitments apart: credits are owed to borrowers.</summary>
    public Money Free => Bank - CreditsOwed;

    /// <summary>Second equation of rule 18; true by arithmetic of one set of totals, so it proves something only against the accounts.</summary>
    public bool Agrees(FundAccounts accounts) =>
        accounts.Sum == Money.Zero
        && accounts == new FundAccounts(Bank, Outstanding, -Contributed, Losses, -CreditsOwed)
        && accounts.Bank + accounts.Outstanding + accounts.CreditsOwed == Contributed - WrittenOff + Recovered;

    public static FundTotals Of(IEnumerable<(FundMovementKind Kind, Money Amount)> moved)
    {
        var sums = moved.GroupBy(x => x.Kind).ToDictionary(x => x.Key, x => x.Sum(y => y.Amount));
        return new(
            Sum(FundMovementKind.Contribution), Sum(FundMovementKind.Disbursement), Sum(FundMovementKind.Repayment),
            Sum(FundMovementKind.WriteOff), Sum(FundMovementKind.Recovery), Sum(FundMovementKind.Credit));

        Money Sum(FundMovementKind kind) => sums.GetValueOrDefault(kind);
    }
}
