using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Headline figures month by month, for plots. Public, like the figures themselves.</summary>
/// <remarks>Asks for no permission: the figures are public.</remarks>
public sealed class ListMonths(PlatformDb db, IBusinessDate business)
{
    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("/months", Get).AllowAnonymous()
        .WithSummary("Headline figures of each month, stocks at its end");

    /// <summary>All months between two days, ascending; from the first activity to the business date by default.</summary>
    public async Task<IReadOnlyList<FiguresAt>> Handle(DateOnly? from = null, DateOnly? to = null, CancellationToken ct = default)
    {
        var (first, last) = (Months.MonthOf(from ?? DateOnly.MinValue), to ?? business.Today);
        return await db.Months.AsNoTracking()
            .Where(x => x.Month >= first && x.Month <= last)
            .OrderBy(x => x.Month)
            .Select(x => new FiguresAt(x.AsOf, x.Total))
            .ToListAsync(ct);
    }

    /// <summary>What everybody may be told of them.</summary>
    public async Task<IReadOnlyList<Headline>> Told(DateOnly? from = null, DateOnly? to = null, CancellationToken ct = default)
    {
        var yearEnds = await YearEnds.Read(db, ct);
        return [.. (await Handle(from, to, ct)).Select(x => Headline.Of(x, yearEnds))];
    }

    private static async Task<Ok<IReadOnlyList<Headline>>> Get(DateOnly? from, DateOnly? to, ListMonths listMonths, CancellationToken ct) =>
        TypedResults.Ok(await listMonths.Told(from, to, ct));
}
