using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Tenancy.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Proves a closing step by step, each of which commits: after a stop it goes on with the next loans. Where books and loans differ, the months are opened again.</summary>
public sealed class MonthClosingRunner(PlatformDb db, FundProof proof, FundReader fund, TimeProvider clock, ClosingNotices notices) : IOrganisationJob
{
    private IQueryable<MonthClosing> Due => db.Set<MonthClosing>().Where(x => x.Status == MonthClosingStatus.Proving);

    public Task<bool> IsDue(CancellationToken ct) => Due.AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var closing = await Due.FirstOrDefaultAsync(ct);
        if (closing is null) return false;

        if (await proof.Next(closing.LastProved, ct) is { } step)
        {
            closing.Prove(step.Loans, step.Last, step.Differing);
            await db.SaveChangesAsync(ct);
            return true;
        }

        await Finish(closing, ct);
        return true;
    }

    /// <summary>Nothing is posted in a closed month, so what is summed here stays.</summary>
    private async Task Finish(MonthClosing closing, CancellationToken ct)
    {
        var before = await fund.LastClosed(closing.Until, ct);
        var posted = await fund.Since(before?.Until, closing.Until, ct);
        var accounts = await fund.Accounts(before?.Until, closing.Until, ct);
        var balanced = FundTotals.Of(posted.Select(x => (x.Kind, x.Amount))).Agrees(accounts);
        var totals = (await fund.TotalsOf(before?.Id, ct)).Concat(posted).GroupBy(x => (x.AgreementId, x.Kind)).Select(x => new ClosedTotal
        {
            ClosingId = closing.Id,
            AgreementId = x.Key.AgreementId,
            Kind = x.Key.Kind,
            Amount = x.Sum(y => y.Amount),
        }).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FundBooks.Take(db, ct);
        closing.Finish(clock.GetUtcNow().UtcDateTime, balanced);
        if (closing.Status is MonthClosingStatus.Closed) db.AddRange(totals);
        else
        {
            await FundBooks.Close(db, closing.PreviouslyUntil, ct);
            await notices.Differ(closing, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
