using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Closes the books up to the end of a month: locked at once, proved in the background. What is entered later for a closed month is posted in the open one (rule 6).</summary>
public sealed class CloseMonth(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, JobSignal<MonthClosingRunner> signal, ClosingNotices notices)
{
    /// <param name="Until">The last day of a month that is over.</param>
    public sealed record Input([property: JsonRequired] DateOnly Until);

    public sealed record Begun(Id<MonthClosing> Id, DateOnly Until);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapPost("/closings", Post).WithSummary("Close the books up to the end of a month").ProducesProblem(400).ProducesProblem(409);

    public async Task<Begun> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CloseMonths);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var closedUntil = await FundBooks.Take(db, ct);
        if (await db.Set<MonthClosing>().AnyAsync(x => x.Status == MonthClosingStatus.Proving, ct))
            throw new RefusedException("fund.closing-going-on", "A closing is being proved: wait until it is done.");

        var closing = new MonthClosing(input.Until, closedUntil, await db.Loans.CountAsync(ct), clerk.Entry);
        db.Add(closing);
        await FundBooks.Close(db, input.Until, ct);
        await notices.Close(input.Until, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Raise(tenant.Organisation.Id);
        return new(closing.Id, closing.Until);
    }

    private static async Task<Accepted<Begun>> Post(Input input, CloseMonth closeMonth, CancellationToken ct) =>
        TypedResults.Accepted("/api/fund/closings", await closeMonth.Handle(input, ct));
}
