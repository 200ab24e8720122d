using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Federation.Figures;

/// <summary>The yearly trend over HTTP, without sign-in.</summary>
public static class GetSeries
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/series", Get)
        .AllowAnonymous()
        .WithName("NationalSeries")
        .WithSummary("What happened in each year up to a month end, or to the business date when none is given.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> Get(string? asOf, ShowSeries showSeries, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;

        var series = await showSeries.Handle(day);
        return TypedResults.Ok(new Answer(series.AsOf, [.. series.Years.Select(year => new Year(
            year.Year, year.UpTo, Flow.Of(year.Total), [.. series.Platforms.Select((x, i) => new PlatformYear(x.Id, x.Name, Flow.Of(year.ByPlatform[i])))]))]));
    }

    public sealed record Answer(DateOnly AsOf, IReadOnlyList<Year> Years);

    public sealed record Year([property: JsonPropertyName("year")] int Number, DateOnly UpTo, Flow Total, IReadOnlyList<PlatformYear> Platforms);

    public sealed record PlatformYear(string Id, string Name, Flow Figures);

    /// <summary>What was added in the year: one member per indicator that is a stock.</summary>
    public sealed record Flow
    {
        [JsonExtensionData]
        public Dictionary<string, object?> Figures { get; init; } = [];

        public static Flow Of(FigureSet figures) => new() { Figures = Indicators.Published(Indicators.All.OfType<Stock>(), figures) };
    }
}
