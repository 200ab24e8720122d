using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Closings, latest first, with the progress of the one being proved.</summary>
public sealed class ListClosings(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    public sealed record Row
    {
        public required Id<MonthClosing> Id { get; init; }
        public required DateOnly Until { get; init; }
        public required MonthClosingStatus Status { get; init; }
        public required int Loans { get; init; }
        public required int Proved { get; init; }
        public required int Differing { get; init; }
        public required string? DifferingNumbers { get; init; }
        public required string ClosedBy { get; init; }
        public required DateTime ClosedAt { get; init; }
        public required DateTime? FinishedAt { get; init; }
        public required string? ReopenedBy { get; init; }
        public required DateTime? ReopenedAt { get; init; }

        /// <summary>The last closed one, and only that.</summary>
        public required bool CanBeReopened { get; init; }
    }

    /// <param name="Closable">Month ends that can be closed up to now, the latest first; at most twelve are named.</param>
    /// <param name="Running">The last day of the month that runs: it can be closed from the day after.</param>
    public sealed record Found(DateOnly? ClosedUntil, IReadOnlyList<DateOnly> Closable, DateOnly Running, IReadOnlyList<Row> Closings);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/closings", Get).WithSummary("List the closings of months");

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var closedUntil = await FundBooks.ReadClosedUntil(db, ct);
        var closings = await db.Set<MonthClosing>().OrderByDescending(x => x.ClosedAt).Take(200).Select(x => new Row
        {
            Id = x.Id,
            Until = x.Until,
            Status = x.Status,
            Loans = x.Loans,
            Proved = x.Proved,
            Differing = x.Differing,
            DifferingNumbers = x.DifferingNumbers,
            ClosedBy = x.ClosedBy,
            ClosedAt = x.ClosedAt,
            FinishedAt = x.FinishedAt,
            ReopenedBy = x.ReopenedBy,
            ReopenedAt = x.ReopenedAt,
            CanBeReopened = x.Status == MonthClosingStatus.Closed && x.Until == closedUntil,
        }).ToListAsync(ct);
        return new(closedUntil, [.. Closable(business.Today, closedUntil)], Months.LastDay(business.Today), closings);
    }

    private static IEnumerable<DateOnly> Closable(DateOnly today, DateOnly? closedUntil) =>
        Enumerable.Range(0, 12).Select(x => new DateOnly(today.Year, today.Month, 1).AddMonths(-x).AddDays(-1)).Where(x => !(x <= closedUntil));

    private static async Task<Ok<Found>> Get(ListClosings listClosings, CancellationToken ct) => TypedResults.Ok(await listClosings.Handle(ct));
}
