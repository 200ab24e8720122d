using Alliance.Contracts.Platform;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The headline figures, each with its definition and what changed since a year before.</summary>
public sealed partial class HeadlineCards
{
    [Parameter, EditorRequired] public FiguresAt Figures { get; set; } = null!;
    [Parameter, EditorRequired] public FiguresAt YearBefore { get; set; } = null!;

    private FigureSet Now => Figures.Figures;

    /// <summary>Percentage points; null where one of the two has no rate.</summary>
    private decimal? Points => (Headline.RateOf(Now) - Headline.RateOf(YearBefore.Figures)) * 100m;

    private string? RateChange => Points is { } points
        ? text["{0} pt since {1}", Formats.LeftToRight($"{Arrow(points)} {decimal.Abs(points):N1}"), Formats.Date(YearBefore.AsOf)].Value
        : null;

    private string? Growth(Func<FigureSet, long> figure) => Ratio(figure) is { } ratio
        ? text["{0} since {1}", Formats.LeftToRight($"{Arrow(ratio)} {Formats.Percent(decimal.Abs(ratio))}"), Formats.Date(YearBefore.AsOf)].Value
        : null;

    private Tone GrowthTone(Func<FigureSet, long> figure) => Ratio(figure) < 0 ? Tone.Warning : Tone.Good;

    private decimal? Ratio(Func<FigureSet, long> figure) =>
        figure(YearBefore.Figures) == 0 ? null : (decimal)(figure(Now) - figure(YearBefore.Figures)) / figure(YearBefore.Figures);

    private static string Arrow(decimal change) => change < 0 ? "▼" : "▲";
}
