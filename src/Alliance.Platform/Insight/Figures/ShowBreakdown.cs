using System.ComponentModel.DataAnnotations;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Figures by sector, gender, age group, kind of project or province, as they may leave the platform (<see cref="ToldBreakdown"/>): of the last year's end, small groups withheld. Reports show the staff all of it.</summary>
public sealed class ShowBreakdown(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <param name="Figures">Null when withheld.</param>
    public sealed record Cell(string Value, Headline? Figures);

    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("/breakdown/{dimension}", Get)
        .WithSummary("Figures by sector, gender, ageGroup, projectKind or province, of the last year's end; groups of fewer than 5 persons are withheld")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <returns>Null when there is no such dimension.</returns>
    public async Task<IReadOnlyList<Cell>?> Handle(string dimension, DateOnly? asOf = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFigures);
        if (!Dimensions.All.Contains(dimension, StringComparer.Ordinal)) return null;

        var day = ShowFigures.Check(asOf, business.Today);
        var yearEnds = await db.Months.AsNoTracking().Where(x => x.AsOf <= day && x.AsOf.Month == 12 && x.AsOf.Day == 31).OrderBy(x => x.Month).ToListAsync(ct);
        var provinces = dimension == Dimensions.Province ? tenant.Organisation.Territory.Provinces : [];
        return Shown(ToldBreakdown.Last(yearEnds.Select(x => new BreakdownTable(x.AsOf, dimension, [new([.. x.Cells.Where(y => y.IsOf(dimension))], provinces)]))));
    }

    private static List<Cell> Shown(ToldBreakdown? told) =>
        [.. (told?.Cells ?? []).Select(x => new Cell(x.Value, x.Figures is null ? null : Headline.OfCell(new(told!.AsOf, x.Figures))))];

    private static async Task<Results<Ok<IReadOnlyList<Cell>>, NotFound, ProblemHttpResult>> Get(
        [StringLength(20)] string dimension, DateOnly? asOf, ShowBreakdown showBreakdown, CancellationToken ct)
    {
        var answer = await BadDate.OrOk(() => showBreakdown.Handle(dimension, asOf, ct));
        return answer.Result switch
        {
            Ok<IReadOnlyList<Cell>?> { Value: { } cells } => TypedResults.Ok(cells),
            ProblemHttpResult problem => problem,
            _ => TypedResults.NotFound(),
        };
    }
}
