using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Late loans, amount late, PAR30 and PAR90, by bucket: on the business date from what lists read, on any earlier day by replay.</summary>
public sealed class ShowArrears(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    private const int AtATime = 500;

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/figures", Get)
        .WithSummary("Read the state of arrears, today or on an earlier day").ProducesProblem(400).ProducesProblem(409);

    /// <param name="asOf">The business date when left out.</param>
    /// <exception cref="RefusedException"><c>arrears.after-today</c>.</exception>
    public async Task<ArrearsFigures> Handle(DateOnly? asOf = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var today = business.Today;
        if (asOf > today) throw new RefusedException("arrears.after-today", "The state of arrears is known up to the business date.", today);

        var (day, tally) = (asOf ?? today, new ArrearsTally(LendingSettings.Of(tenant.Organisation).ArrearsBuckets));
        if (day == today) await tally.AddPresent(db.Loans, today, ct);
        else await AddPast(tally, day, ct);
        return tally.ToFigures(day);
    }

    private async Task AddPast(ArrearsTally tally, DateOnly day, CancellationToken ct)
    {
        var ids = await db.Loans.Where(x => x.Summary.FirstDisbursedOn <= day).Select(x => x.Id).ToArrayAsync(ct);
        foreach (var chunk in ids.Chunk(AtATime))
        {
            foreach (var loan in await db.Loans.AsNoTracking().AsSplitQuery().Where(x => chunk.Contains(x.Id)).ToListAsync(ct))
            {
                var state = PastState.Of(loan, day);
                tally.Add(state.DaysLateOn(day), state.ArrearsOn(day), state.Outstanding);
            }
        }
    }

    private static async Task<Ok<ArrearsFigures>> Get(DateOnly? asOf, ShowArrears showArrears, CancellationToken ct) =>
        TypedResults.Ok(await showArrears.Handle(asOf, ct));
}
