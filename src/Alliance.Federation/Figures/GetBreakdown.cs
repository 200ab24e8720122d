using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Federation.Figures;

/// <summary>A breakdown over HTTP, for national roles.</summary>
public static class GetBreakdown
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/breakdown", Get)
        .WithName("NationalBreakdown")
        .WithSummary("National figures by sector, gender, ageGroup, projectKind or province; groups of fewer than five persons are withheld.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> Get(string? dimension, string? asOf, ShowBreakdown showBreakdown, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;
        if (!Dimensions.All.Contains(dimension ?? ""))
            return AsOfDate.Bad("figures.unknown-dimension", $"The dimensions are {string.Join(", ", Dimensions.All)}.");

        var cells = await showBreakdown.Handle(day, dimension!);
        return TypedResults.Ok(new Answer(day, dimension!, [.. cells.Select(Cell.Of)]));
    }

    public sealed record Answer(DateOnly AsOf, string Dimension, IReadOnlyList<Cell> Cells);

    /// <param name="Withheld">A group of fewer than five persons, or one that would give such a group away; it has no figures.</param>
    /// <param name="Persons">Borrowers.</param>
    public sealed record Cell(string Value, bool Withheld, long? Persons)
    {
        /// <summary>One member per indicator that is broken down, named by its code; all null when withheld.</summary>
        [JsonExtensionData]
        public Dictionary<string, object?> Figures { get; init; } = [];

        public static Cell Of(ShownCell cell)
        {
            ArgumentNullException.ThrowIfNull(cell);
            return new(cell.Value, cell.Withheld, cell.Figures?[Indicators.Borrowers])
            {
                Figures = Indicators.Published(Indicators.All.Where(x => x.InBreakdowns), cell.Figures),
            };
        }
    }
}
