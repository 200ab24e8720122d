using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>The yearly trend over HTTP.</summary>
public sealed record SeriesAnswer(DateOnly AsOf, IReadOnlyList<SeriesAnswer.Year> Years)
{
    public static SeriesAnswer Of(YearlySeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(series.AsOf, [.. series.Years.Select(year => new Year(
            year.Year, year.UpTo, Flow.Of(year.Total), [.. series.Platforms.Select((x, i) => new PlatformYear(x.Id, x.Name, Flow.Of(year.ByPlatform[i])))]))]);
    }

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
