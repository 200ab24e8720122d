using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Sources;

/// <summary>Undoing what undid a disbursement pays out again: of what is available by then, as any other (rule 18).</summary>
/// <remarks>Stands after the postings: money that leaves for a loan without a disbursement being entered is looked at here, whatever entry made it leave.</remarks>
internal sealed class PayOutAgain : IBeforeCommit<PlatformDb>
{
    /// <exception cref="RefusedException"><c>fund.not-enough</c> or <c>fund.agreement-not-enough</c>.</exception>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entered = db.EventsEntered();
        var paidOut = db.ChangeTracker.Entries<FundMovement>().Where(x => x.State is EntityState.Added).Select(x => x.Entity)
            .Where(x => x.Kind is FundMovementKind.Disbursement && x.LoanId is { } loan && !entered[loan].Any(y => y.Kind is LoanEventKind.Disbursed)).ToLookup(x => x.LoanId!.Value);
        foreach (var movements in paidOut.Where(x => x.Sum(y => y.Amount) > Money.Zero))
        {
            var loan = db.ChangeTracker.Entries<Loan>().Single(x => x.Entity.Id == movements.Key).Entity;
            await Check(db, loan, [.. movements], ct);
        }
    }

    private static async Task Check(PlatformDb db, Loan loan, IReadOnlyList<FundMovement> movements, CancellationToken ct)
    {
        var fund = new FundReader(db);
        var on = movements.Min(x => x.PostedOn);
        var free = await fund.LeastFree(on, ct) - await fund.CommittedBefore(loan, ct);
        if (movements.Sum(x => x.Amount) > free)
            throw new RefusedException("fund.not-enough", "More than the money available in the fund for this loan.", Money.Max(free, Money.Zero));

        var bank = await fund.LeastBank(on, ct);
        foreach (var part in movements.Where(x => x.AgreementId is not null).GroupBy(x => x.AgreementId!.Value))
        {
            var available = bank.GetValueOrDefault(part.Key);
            if (part.Sum(x => x.Amount) <= available) continue;
            var number = await db.Set<FundingAgreement>().Where(x => x.Id == part.Key).Select(x => x.Number).SingleAsync(ct);
            throw new RefusedException("fund.agreement-not-enough", $"More than is available of {number}.", number, Money.Max(available, Money.Zero));
        }
    }
}
