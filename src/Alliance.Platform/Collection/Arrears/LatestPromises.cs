using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The latest promise of each loan that was not withdrawn, and how it stands: by one look, together with the payments by which it is judged.</summary>
/// <remarks>Knows no rights: its users ask for them.</remarks>
internal static class LatestPromises
{
    /// <param name="loans">Those whose promises matter; of no other one is read.</param>
    public static async Task<Dictionary<Id<Loan>, ListArrears.LastPromise>> Of(PlatformDb db, IQueryable<Id<Loan>> loans, DateOnly today, CancellationToken ct)
    {
        var latest = await (
            from promise in db.Set<PromiseToPay>().AsNoTracking()
            where promise.WithdrawnAt == null && loans.Contains(promise.LoanId)
                && !db.Set<PromiseToPay>().Any(x => x.LoanId == promise.LoanId && x.WithdrawnAt == null && x.Number > promise.Number)
            join loan in db.Loans.AsNoTracking() on promise.LoanId equals loan.Id
            select new { Promise = promise, Loan = loan }).ToListAsync(ct);
        return latest.ToDictionary(x => x.Loan.Id, x => new ListArrears.LastPromise(
            x.Promise.Amount, x.Promise.PayBy, x.Promise.ReceivedBy(today, x.Loan.Events), x.Promise.StandingOn(today, x.Loan.Events)));
    }
}
