using Alliance.Kernel;
using Alliance.Platform.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund;

/// <summary>Compares the books with the loans, some at a time: what was posted for a loan is what its events add up to.</summary>
public sealed class FundProof(PlatformDb db)
{
    /// <summary>Loans compared at a time.</summary>
    public const int AtATime = 2_000;

    /// <param name="Differing">Numbers of those whose postings say something else.</param>
    public sealed record Step(int Loans, Id<Loan> Last, IReadOnlyList<string> Differing);

    private sealed record Sums(Money Lent, Money Repaid, Money Credit, Money WrittenOff, Money Recovered);

    /// <returns>Null when there is no loan after <paramref name="after"/>.</returns>
    public async Task<Step?> Next(Id<Loan>? after, CancellationToken ct)
    {
        var query = db.Loans.AsNoTracking();
        if (after is { } last) query = query.Where(x => x.Id.CompareTo(last) > 0);
        var loans = await query.OrderBy(x => x.Id).Take(AtATime).Select(x => new { x.Id, x.Number }).ToListAsync(ct);
        if (loans.Count == 0) return null;

        var suspects = await Differing([.. loans.Select(x => x.Id)], ct);
        if (suspects.Count > 0)
        {
            // A payment may have come in between the two readings: looked at again while nobody posts.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await FundBooks.Take(db, ct);
            suspects = await Differing(suspects, ct);
            await transaction.CommitAsync(ct);
        }

        return new(loans.Count, loans[^1].Id, [.. loans.Where(x => suspects.Contains(x.Id)).Select(x => x.Number)]);
    }

    private async Task<IReadOnlyList<Id<Loan>>> Differing(IReadOnlyList<Id<Loan>> ids, CancellationToken ct)
    {
        var said = await db.Loans.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Summary.Disbursed, x.Summary.Received, x.Summary.Credit, x.Summary.WrittenOff, x.Summary.Recovered })
            .ToDictionaryAsync(x => x.Id, x => new Sums(x.Disbursed, x.Received, x.Credit, x.WrittenOff, x.Recovered), ct);
        var posted = await Posted(ids, ct);
        var nothing = new Sums(default, default, default, default, default);
        return [.. ids.Where(x => said[x] != posted.GetValueOrDefault(x, nothing))];
    }

    private async Task<Dictionary<Id<Loan>, Sums>> Posted(IReadOnlyList<Id<Loan>> ids, CancellationToken ct)
    {
        var known = ids.Select(x => (Id<Loan>?)x).ToList();
        var moved = await db.Set<FundMovement>().Where(x => known.Contains(x.LoanId)).GroupBy(x => new { x.LoanId, x.Kind })
            .Select(x => new { x.Key.LoanId, x.Key.Kind, Amount = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        return moved.GroupBy(x => x.LoanId!.Value).ToDictionary(x => x.Key, x =>
        {
            var totals = FundTotals.Of(x.Select(y => (y.Kind, new Money(y.Amount))));
            return new Sums(totals.Lent, totals.Repaid, totals.CreditsOwed, totals.WrittenOff, totals.Recovered);
        });
    }
}
