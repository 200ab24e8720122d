using Alliance.Kernel;
using Alliance.Platform.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Arrears;

/// <summary>Late loans, amount late, PAR30 and PAR90, by bucket: on the business date from what lists read, on any earlier day by replay.</summary>
public sealed class ReadArrears(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
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

        if (asOf is not { } past || past == today) return (await Tally(today, ct)).ToFigures(today);

        var tally = new ArrearsTally(LendingSettings.Of(tenant.Organisation).ArrearsBuckets);
        await AddPast(tally, past, ct);
        return tally.ToFigures(past);
    }

    /// <summary>On the business date, open to what would change it.</summary>
    internal async Task<ArrearsTally> Tally(DateOnly today, CancellationToken ct)
    {
        var tally = new ArrearsTally(LendingSettings.Of(tenant.Organisation).ArrearsBuckets);
        await AddPresent(tally, today, ct);
        return tally;
    }

    private async Task AddPresent(ArrearsTally tally, DateOnly today, CancellationToken ct)
    {
        var groups = await db.Loans.GroupBy(x => x.Summary.OldestDueUnpaidOn < today ? x.Summary.OldestDueUnpaidOn : null).Select(same => new
        {
            Since = same.Key,
            Count = same.Count(),
            Outstanding = same.Sum(x => (long)(object)x.Summary.Outstanding),
            Late = same.Sum(x => x.Summary.OldestDueUnpaidOn < today && x.Summary.AsOf == today ? (long)(object)x.Summary.Arrears : 0),
        }).ToListAsync(ct);
        var stale = await StaleArrears.Of(db.Loans, today, ct);
        var renewed = stale.GroupBy(x => x.Since).ToDictionary(x => x.Key, x => x.Sum(y => y.Arrears));
        foreach (var group in groups)
        {
            var daysLate = group.Since is { } since ? today.DayNumber - since.DayNumber : 0;
            var more = group.Since is { } due ? renewed.GetValueOrDefault(due) : Money.Zero;
            tally.Add(daysLate, new Money(group.Late) + more, new(group.Outstanding), group.Count);
        }
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

    private static async Task<Ok<ArrearsFigures>> Get(DateOnly? asOf, ReadArrears readArrears, CancellationToken ct) =>
        TypedResults.Ok(await readArrears.Handle(asOf, ct));
}

/// <summary>Arrears grow with the date and without any event: those of late loans last written on another day are replayed.</summary>
internal static class StaleArrears
{
    internal sealed record Renewed(Id<Loan> Id, DateOnly Since, Money Arrears);

    public static async Task<IReadOnlyList<Renewed>> Of(IQueryable<Loan> loans, DateOnly today, CancellationToken ct)
    {
        var stale = await loans.AsNoTracking().Where(x => x.Summary.OldestDueUnpaidOn < today && x.Summary.AsOf != today).ToListAsync(ct);
        return [.. stale.Select(x => new Renewed(x.Id, x.Summary.OldestDueUnpaidOn!.Value, x.State.ArrearsOn(today)))];
    }
}
