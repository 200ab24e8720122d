using Alliance.Kernel;
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
    /// <param name="CanBeReopened">The last closed one, and only that.</param>
    public sealed record Row(
        Id<MonthClosing> Id, DateOnly Until, MonthClosingStatus Status, int Loans, int Proved, int Differing, string? DifferingNumbers,
        string ClosedBy, DateTime ClosedAt, DateTime? FinishedAt, string? ReopenedBy, DateTime? ReopenedAt, bool CanBeReopened);

    /// <param name="Closable">Month ends that can be closed up to now, the latest first; at most twelve are named.</param>
    public sealed record Found(DateOnly? ClosedUntil, IReadOnlyList<DateOnly> Closable, IReadOnlyList<Row> Closings);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/closings", Get).WithSummary("List the closings of months");

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        var closedUntil = await FundBooks.ReadClosedUntil(db, ct);
        var closings = await db.Set<MonthClosing>().OrderByDescending(x => x.ClosedAt).Take(200).Select(x => new Row(
            x.Id, x.Until, x.Status, x.Loans, x.Proved, x.Differing, x.DifferingNumbers, x.ClosedBy, x.ClosedAt, x.FinishedAt, x.ReopenedBy, x.ReopenedAt,
            x.Status == MonthClosingStatus.Closed && x.Until == closedUntil)).ToListAsync(ct);
        return new(closedUntil, [.. Closable(business.Today, closedUntil)], closings);
    }

    private static IEnumerable<DateOnly> Closable(DateOnly today, DateOnly? closedUntil) =>
        Enumerable.Range(0, 12).Select(x => new DateOnly(today.Year, today.Month, 1).AddMonths(-x).AddDays(-1)).Where(x => !(x <= closedUntil));

    private static async Task<Ok<Found>> Get(ListClosings listClosings, CancellationToken ct) => TypedResults.Ok(await listClosings.Handle(ct));
}
