using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Posts what happened to loans in the fund's books, whoever entered it, in the transaction that stores it (rule 18).</summary>
internal sealed class FundPosting : IBeforeCommit<PlatformDb>
{
    /// <summary>Takes the books and adds the movements that the loan events about to be stored make necessary.</summary>
    /// <remarks>A late entry changes what later days moved: each day's difference is posted on that day, or in the open month where it is closed (rule 6).</remarks>
    /// <exception cref="RefusedException"><c>fund.month-closed</c>.</exception>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        var entered = db.EventsEntered();
        if (entered.Count == 0) return;

        var closedUntil = await FundBooks.Take(db, ct);
        var loans = db.ChangeTracker.Entries<Loan>().Where(x => entered.Contains(x.Entity.Id)).ToList();
        var shares = await SharesOf(db, [.. loans.Where(x => x.State is not EntityState.Added).Select(x => x.Entity.Id)], ct);
        db.AddRange(loans.Select(x => x.Entity).SelectMany(x => Of(x, [.. entered[x.Id]], shares, closedUntil)).ToList());
    }

    private static IEnumerable<FundMovement> Of(Loan loan, HashSet<LoanEvent> entered, ILookup<Guid, FundingShare> shares, DateOnly? closedUntil)
    {
        List<LoanEvent> stored = [.. loan.Events.Where(x => !entered.Contains(x))];
        foreach (var (line, amount) in LoanMovements.Difference(LoanMovements.Of(loan, stored, shares), LoanMovements.Of(loan, loan.Events, shares)))
        {
            var cause = entered.FirstOrDefault(x => x.On == line.On) ?? entered.MaxBy(x => x.Sequence)!;
            yield return new(line.Kind, amount, line.On, PostingDate(line.On, cause.BookedOn, closedUntil), new(cause.BookedOn, cause.EnteredBy, cause.EnteredAt))
            {
                AgreementId = line.AgreementId,
                LoanId = loan.Id,
                EventId = cause.Id,
                Reference = cause.Reference,
            };
        }
    }

    /// <exception cref="RefusedException"><c>fund.month-closed</c>: only where the business date itself lies in a closed month.</exception>
    public static DateOnly PostingDate(DateOnly valueOn, DateOnly bookedOn, DateOnly? closedUntil) =>
        !(valueOn <= closedUntil) ? valueOn
        : !(bookedOn <= closedUntil) ? bookedOn
        : throw new RefusedException("fund.month-closed", "The books are closed on this day.", closedUntil);

    /// <summary>Those stored and those about to be.</summary>
    private static async Task<ILookup<Guid, FundingShare>> SharesOf(PlatformDb db, List<Id<Loan>> stored, CancellationToken ct)
    {
        var shares = db.ChangeTracker.Entries<FundingShare>().Where(x => x.State is EntityState.Added).Select(x => x.Entity).ToList();
        if (stored.Count > 0) shares.AddRange(await db.Set<FundingShare>().AsNoTracking().Where(x => stored.Contains(x.LoanId)).ToListAsync(ct));
        return shares.ToLookup(x => x.EventId);
    }
}
