using System.Runtime.CompilerServices;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Reports;

/// <summary>How far a report is that replays loans.</summary>
public sealed record ReportProgress(int Done, int Total);

/// <summary>The loans of a report, a batch at a time: memory doesn't grow with the platform.</summary>
public sealed class ReportLoans(PlatformDb db)
{
    private const int AtATime = 1_000;

    /// <summary>Sums over loans that are not late, by place: their schedules don't matter, so the database adds them up.</summary>
    internal async IAsyncEnumerable<(LoanPlace Place, ReportSums Sums)> OnTime(StandingReport report, ReportScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var onTime = Placed(report.Candidates(db.Loans, scope).Where(x => x.Summary.OldestDueUnpaidOn == null || x.Summary.OldestDueUnpaidOn >= scope.AsOf), scope);
        var sums = onTime.GroupBy(x => new { x.Province, x.Sector, x.OfficerId, x.Officer }).Select(all => new
        {
            all.Key,
            Loans = all.LongCount(),
            Active = all.Sum(x => (long)(object)x.Loan.Summary.Outstanding > 0 ? 1L : 0L),
            Disbursed = all.Sum(x => (long)(object)x.Loan.Summary.Disbursed),
            Received = all.Sum(x => (long)(object)x.Loan.Summary.Received),
            WrittenOff = all.Sum(x => (long)(object)x.Loan.Summary.WrittenOff),
            Outstanding = all.Sum(x => (long)(object)x.Loan.Summary.Outstanding),
        });
        await foreach (var x in sums.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return (new(default, x.Key.Province, x.Key.Sector, x.Key.OfficerId, x.Key.Officer), new()
            {
                Loans = x.Loans,
                Active = x.Active,
                Disbursed = new(x.Disbursed),
                Received = new(x.Received),
                WrittenOff = new(x.WrittenOff),
                Outstanding = new(x.Outstanding),
            });
        }
    }

    /// <summary>How these loans stand by their summaries: on the business date, and on an earlier day as long as nothing happened to them since.</summary>
    internal async IAsyncEnumerable<(LoanPlace Place, LoanStanding Loan)> AsSummarised(IQueryable<Loan> loans, ReportScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = Placed(loans, scope).Select(x => new
        {
            x.Loan.Id,
            x.Province,
            x.Sector,
            x.OfficerId,
            x.Officer,
            x.Loan.Summary.Disbursed,
            x.Loan.Summary.Received,
            x.Loan.Summary.WrittenOff,
            x.Loan.Summary.Outstanding,
            x.Loan.Summary.WrittenOffOn,
            x.Loan.Summary.Schedule,
        });
        await foreach (var x in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return (new(x.Id, x.Province, x.Sector, x.OfficerId, x.Officer), new()
            {
                Disbursed = x.Disbursed,
                Received = x.Received,
                WrittenOff = x.WrittenOff,
                Outstanding = x.Outstanding,
                WrittenOffOn = x.WrittenOffOn,
                Schedule = x.Schedule,
            });
        }
    }

    /// <summary>Loans with their events, to be replayed.</summary>
    internal async IAsyncEnumerable<(LoanPlace Place, Loan Loan)> WithEvents(
        IQueryable<Loan> candidates, ReportScope scope, IProgress<ReportProgress>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var matching = scope.IsFiltered ? Placed(candidates, scope).Select(x => x.Loan) : candidates;
        var total = await matching.CountAsync(ct);
        var (done, last) = (0, default(Id<Loan>?));
        while (done < total)
        {
            var rest = last is { } after ? matching.Where(x => x.Id.CompareTo(after) > 0) : matching;
            var batch = await rest.AsNoTracking().OrderBy(x => x.Id).Take(AtATime).AsSplitQuery().ToListAsync(ct);
            if (batch.Count == 0) yield break;

            var places = scope.NeedsPlaces ? await PlacesOf(batch, scope, ct) : [];
            foreach (var loan in batch) yield return (places.GetValueOrDefault(loan.Id, new(loan.Id, null, null, null, null)), loan);
            last = batch[^1].Id;
            progress?.Report(new(done += batch.Count, total));
        }
    }

    /// <summary>All that had been paid out by the as-of date, by place; only loans with a tranche after it are replayed.</summary>
    internal async IAsyncEnumerable<(LoanPlace Place, Money Disbursed)> DisbursedSoFar(ReportScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var complete = Placed(db.Loans.Where(x => x.Summary.LastDisbursedOn <= scope.AsOf), scope)
            .GroupBy(x => new { x.Province, x.Sector, x.OfficerId, x.Officer })
            .Select(all => new { all.Key, Sum = all.Sum(x => (long)(object)x.Loan.Summary.Disbursed) });
        await foreach (var x in complete.AsAsyncEnumerable().WithCancellation(ct))
            yield return (new(default, x.Key.Province, x.Key.Sector, x.Key.OfficerId, x.Key.Officer), new(x.Sum));

        var between = db.Loans.Where(x => x.Summary.FirstDisbursedOn <= scope.AsOf && x.Summary.LastDisbursedOn > scope.AsOf);
        await foreach (var (place, loan) in WithEvents(between, scope, null, ct))
            yield return (place, loan.PositionsAt([scope.AsOf]).Single().Disbursed);
    }

    internal IQueryable<Loan> All => db.Loans;

    internal async Task<string?> NameOf(string officer, CancellationToken ct) => Guid.TryParse(officer, out var account)
        ? await db.Applications.Where(x => x.Officer.AccountId == account).OrderByDescending(x => x.ReceivedOn).Select(x => x.Officer.Name).FirstOrDefaultAsync(ct)
        : officer;

    /// <summary>With province, sector and officer where they matter; without the joins where they don't.</summary>
    private IQueryable<PlacedLoan> Placed(IQueryable<Loan> loans, ReportScope scope)
    {
        if (!scope.NeedsPlaces) return loans.Select(x => new PlacedLoan { Loan = x, Province = null, Sector = null, OfficerId = null, Officer = null });

        var placed =
            from loan in loans
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            join application in db.Applications on loan.ApplicationId equals application.Id
            select new PlacedLoan
            {
                Loan = loan,
                Province = enterprise.Profile.Province,
                Sector = enterprise.Profile.Sector,
                OfficerId = application.Officer.AccountId,
                Officer = application.Officer.Name,
            };
        if (scope.Province is { } province) placed = placed.Where(x => x.Province == province);
        if (scope.Sector is { } sector) placed = placed.Where(x => x.Sector == sector);
        if (scope.Officer is { } officer)
        {
            placed = Guid.TryParse(officer, out var account)
                ? placed.Where(x => x.OfficerId == account)
                : placed.Where(x => x.OfficerId == null && x.Officer == officer);
        }

        return placed;
    }

    private async Task<Dictionary<Id<Loan>, LoanPlace>> PlacesOf(List<Loan> loans, ReportScope scope, CancellationToken ct)
    {
        Id<Loan>[] ids = [.. loans.Select(x => x.Id)];
        return await Placed(db.Loans.Where(x => ids.Contains(x.Id)), scope)
            .Select(x => new LoanPlace(x.Loan.Id, x.Province, x.Sector, x.OfficerId, x.Officer)).ToDictionaryAsync(x => x.Id, ct);
    }

    private sealed class PlacedLoan
    {
        public required Loan Loan { get; init; }
        public required string? Province { get; init; }
        public required string? Sector { get; init; }
        public required Guid? OfficerId { get; init; }
        public required string? Officer { get; init; }
    }
}
