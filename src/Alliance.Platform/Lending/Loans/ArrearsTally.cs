using System.Collections.Immutable;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Adds loans up to <see cref="ArrearsFigures"/>.</summary>
/// <param name="limits">Last day late of each bucket but the open one.</param>
internal sealed class ArrearsTally(ImmutableArray<int> limits)
{
    private readonly (int Loans, Money Late, Money Outstanding)[] _buckets = new (int, Money, Money)[limits.Length + 1];
    private int _late;
    private Money _amountLate, _outstanding, _over30, _over90;

    /// <param name="loans">How many, when the amounts are sums over several that are equally late.</param>
    public void Add(int daysLate, Money amountLate, Money outstanding, int loans = 1)
    {
        _outstanding += outstanding;
        if (daysLate <= 0) return;

        _late += loans;
        _amountLate += amountLate;
        if (daysLate > 30) _over30 += outstanding;
        if (daysLate > 90) _over90 += outstanding;
        ref var bucket = ref _buckets[limits.TakeWhile(x => daysLate > x).Count()];
        bucket = (bucket.Loans + loans, bucket.Late + amountLate, bucket.Outstanding + outstanding);
    }

    /// <summary>All loans as they stand on the business date: those on time only count and are owed; of late ones the schedules are read.</summary>
    public async Task AddPresent(IQueryable<Loan> loans, DateOnly today, CancellationToken ct)
    {
        var onTime = await loans.Where(x => x.Summary.OldestDueUnpaidOn == null || x.Summary.OldestDueUnpaidOn >= today).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Outstanding = all.Sum(x => (long)(object)x.Summary.Outstanding) }).SingleOrDefaultAsync(ct);
        if (onTime is not null) Add(0, Money.Zero, new(onTime.Outstanding), onTime.Count);

        var late = loans.Where(x => x.Summary.OldestDueUnpaidOn < today).Select(x => new { x.Summary.OldestDueUnpaidOn, x.Summary.Outstanding, x.Summary.Schedule });
        await foreach (var loan in late.AsAsyncEnumerable().WithCancellation(ct))
            Add(today.DayNumber - loan.OldestDueUnpaidOn!.Value.DayNumber, loan.Schedule.LateOn(today), loan.Outstanding);
    }

    public ArrearsFigures ToFigures(DateOnly asOf) => new(
        asOf, _late, _amountLate, _outstanding, _over30, _over90,
        [.. _buckets.Select((x, at) => new ArrearsBucket(at == 0 ? 1 : limits[at - 1] + 1, at == limits.Length ? null : limits[at], x.Loans, x.Late, x.Outstanding))]);
}
