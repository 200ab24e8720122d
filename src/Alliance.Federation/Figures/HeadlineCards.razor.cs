using Alliance.Contracts.Platform;
using Alliance.Federation.Coverage;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Federation.Figures;

/// <summary>The headline figures with their definitions and what changed since a year before.</summary>
public sealed partial class HeadlineCards
{
    [Parameter, EditorRequired] public NationalFigures Figures { get; set; } = null!;
    [Parameter, EditorRequired] public NationalFigures Before { get; set; } = null!;
    [Parameter, EditorRequired] public TerritoryCoverage Coverage { get; set; } = null!;

    private FigureSet Total => Figures.Total;

    /// <summary>Percentage points; null where one of the two has no rate.</summary>
    private decimal? Points => (Figures.RepaymentRate - Before.RepaymentRate) * 100m;

    private string? RateChange => Points is { } points
        ? text["{0} pt since {1}", $"{Arrow(points)} {decimal.Abs(points):N1}", Formats.Date(Before.AsOf)].Value
        : null;

    private string? Growth(Func<FigureSet, long> figure) => Ratio(figure) is { } ratio
        ? text["{0} since {1}", $"{Arrow(ratio)} {Formats.Percent(decimal.Abs(ratio))}", Formats.Date(Before.AsOf)].Value
        : null;

    private Tone GrowthTone(Func<FigureSet, long> figure) => Ratio(figure) < 0 ? Tone.Warning : Tone.Good;

    private decimal? Ratio(Func<FigureSet, long> figure) =>
        figure(Before.Total) == 0 ? null : (decimal)(figure(Total) - figure(Before.Total)) / figure(Before.Total);

    private static string Arrow(decimal change) => change < 0 ? "▼" : "▲";
}
