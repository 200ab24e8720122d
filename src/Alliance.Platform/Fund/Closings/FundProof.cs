using System.Linq.Expressions;
using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Compares the books with the loans, some at a time: what was posted for a loan is what its events add up to.</summary>
public sealed class FundProof(PlatformDb db)
{
    /// <summary>Loans compared at a time.</summary>
    public const int AtATime = 2_000;

    /// <param name="Differing">Numbers of those whose postings say something else.</param>
    public sealed record Step(int Loans, Id<Loan> Last, IReadOnlyList<string> Differing);

    private static readonly Expression<Func<Loan, LoanSums>> Said = x =>
        new(x.Id, x.Number, x.Summary.Disbursed, x.Summary.Received, x.Summary.Credit, x.Summary.WrittenOff, x.Summary.Recovered);

    /// <returns>Null when there is no loan after <paramref name="after"/>.</returns>
    public async Task<Step?> Next(Id<Loan>? after, CancellationToken ct)
    {
        var loans = await db.Loans.AsNoTracking().Where(x => after == null || x.Id > after).OrderBy(x => x.Id).Take(AtATime).Select(Said).ToListAsync(ct);
        if (loans.Count == 0) return null;

        var last = loans[^1].Id;
        var posted = await Posted(db.Set<FundMovement>().Where(x => x.LoanId <= last && (after == null || x.LoanId > after)), ct);
        var suspects = loans.FindAll(x => !x.Agrees(posted));
        if (suspects.Count > 0) suspects = await LookAgain([.. suspects.Select(x => x.Id)], ct);
        return new(loans.Count, last, suspects.ConvertAll(x => x.Number));
    }

    /// <summary>A payment may have come in between the two readings: they are read again while nobody posts.</summary>
    private async Task<List<LoanSums>> LookAgain(List<Id<Loan>> ids, CancellationToken ct)
    {
        var known = ids.ConvertAll(x => (Id<Loan>?)x);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await FundBooks.Take(db, ct);
        var loans = await db.Loans.AsNoTracking().Where(x => ids.Contains(x.Id)).OrderBy(x => x.Id).Select(Said).ToListAsync(ct);
        var posted = await Posted(db.Set<FundMovement>().Where(x => known.Contains(x.LoanId)), ct);
        await transaction.CommitAsync(ct);
        return loans.FindAll(x => !x.Agrees(posted));
    }

    private static async Task<Dictionary<Id<Loan>, FundTotals>> Posted(IQueryable<FundMovement> movements, CancellationToken ct)
    {
        var sums = await movements.GroupBy(x => new { x.LoanId, x.Kind })
            .Select(x => new { x.Key.LoanId, x.Key.Kind, Amount = x.Sum(y => (long)(object)y.Amount) }).ToListAsync(ct);
        return sums.GroupBy(x => x.LoanId!.Value).ToDictionary(x => x.Key, x => FundTotals.Of(x.Select(y => (y.Kind, new Money(y.Amount)))));
    }

    /// <summary>What a loan's events add up to.</summary>
    private sealed record LoanSums(Id<Loan> Id, string Number, Money Disbursed, Money Received, Money Credit, Money WrittenOff, Money Recovered)
    {
        public bool Agrees(Dictionary<Id<Loan>, FundTotals> posted) =>
            posted.GetValueOrDefault(Id, FundTotals.None) == new FundTotals(Money.Zero, Disbursed, Received, WrittenOff, Recovered, Credit);
    }
}
