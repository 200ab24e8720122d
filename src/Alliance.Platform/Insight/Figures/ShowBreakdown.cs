using System.ComponentModel.DataAnnotations;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Figures by sector, gender, age group, kind of project or province, as they may leave the platform (<see cref="ToldBreakdown"/>): of the last year told (<see cref="TellYears"/>), small groups withheld. Reports show the staff all of it.</summary>
public sealed class ShowBreakdown(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <param name="Figures">Null when withheld.</param>
    public sealed record Cell(string Value, Headline? Figures);

    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("/breakdown/{dimension}", Get)
        .WithSummary("Figures by sector, gender, ageGroup, projectKind or province, of the last year that is told; groups of fewer than 5 persons are withheld")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <returns>Null when there is no such dimension.</returns>
    public async Task<IReadOnlyList<Cell>?> Handle(string dimension, DateOnly? asOf = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFigures);
        if (!Dimensions.All.Contains(dimension, StringComparer.Ordinal)) return null;

        var day = ShowFigures.Check(asOf, business.Today);
        var told = await db.Months.AsNoTracking().Where(x => x.AsOf <= day && x.Told != null).OrderByDescending(x => x.Month).Select(x => x.Told).FirstOrDefaultAsync(ct);
        return told?.By(dimension) is { } breakdown ? [.. breakdown.Cells.Select(x => new Cell(x.Value, Headline.OfCell(breakdown, x)))] : [];
    }

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
