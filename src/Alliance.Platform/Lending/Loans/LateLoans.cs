using System.Collections.Immutable;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Lateness grows with the date and without any event, so it isn't stored: it follows from due dates and schedules.</summary>
internal static class LateLoans
{
    /// <summary>What is past due on a day, of those that are late.</summary>
    public static async Task<Dictionary<Id<Loan>, Money>> Amounts(IQueryable<Loan> loans, DateOnly today, CancellationToken ct)
    {
        var late = await loans.Where(x => x.Summary.OldestDueUnpaidOn < today).Select(x => new { x.Id, x.Summary.Schedule }).ToListAsync(ct);
        return late.ToDictionary(x => x.Id, x => x.Schedule.LateOn(today));
    }

    /// <summary>Oldest due dates whose loans fall into a bucket (rule 11) on a day.</summary>
    /// <param name="buckets">Days at which each bucket ends; the last one is open.</param>
    /// <param name="bucket">From 0.</param>
    /// <exception cref="RefusedException"><c>loan.no-such-bucket</c>.</exception>
    public static (DateOnly Newest, DateOnly Oldest) DueDates(ImmutableArray<int> buckets, int bucket, DateOnly today)
    {
        if (bucket < 0 || bucket > buckets.Length) throw new RefusedException("loan.no-such-bucket", "The platform has no such bucket of arrears.");

        var fewest = bucket == 0 ? 1 : buckets[bucket - 1] + 1;
        return (today.AddDays(-fewest), bucket == buckets.Length ? DateOnly.MinValue : today.AddDays(-buckets[bucket]));
    }
}
