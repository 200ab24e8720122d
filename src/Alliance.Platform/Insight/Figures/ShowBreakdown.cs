using System.ComponentModel.DataAnnotations;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Figures by sector, gender, age group, kind of project or province. Small groups are withheld, so that nobody is recognised.</summary>
public sealed class ShowBreakdown(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <param name="Figures">Null when withheld.</param>
    public sealed record Cell(string Value, Headline? Figures);

    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("/breakdown/{dimension}", Get)
        .WithSummary("Figures by sector, gender, ageGroup, projectKind or province; groups of fewer than 5 persons are withheld")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <returns>Null when there is no such dimension.</returns>
    public async Task<IReadOnlyList<Cell>?> Handle(string dimension, DateOnly? asOf = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFigures);
        if (!Dimensions.All.Contains(dimension, StringComparer.Ordinal)) return null;

        var day = ShowFigures.Check(asOf, business.Today);
        var cells = await db.Months.AsNoTracking().Where(x => x.Month <= day).OrderByDescending(x => x.Month).Select(x => x.Cells).FirstOrDefaultAsync(ct);
        return Shown([.. (cells ?? []).Where(x => x.IsOf(dimension))], day);
    }

    /// <summary>Small groups aren't shown (<see cref="Disclosure"/>).</summary>
    internal static IReadOnlyList<Cell> Shown(IReadOnlyList<FigureCell> cells, DateOnly asOf)
    {
        var withheld = Disclosure.Withheld(cells);
        return [.. cells.Select(x => new Cell(x.By!.Value, withheld.Contains(x) ? null : Headline.OfCell(new(asOf, x.Figures))))];
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
