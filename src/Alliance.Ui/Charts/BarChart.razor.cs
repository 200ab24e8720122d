using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>Bars over categories, stacked when there are several series; the axis starts at zero.</summary>
/// <remarks>The marks are SVG without text, so that a mirror for right-to-left is one line of CSS and no label is ever scaled.</remarks>
public sealed partial class BarChart
{
    private Axis _axis = Axis.For(0m);

    /// <summary>What the chart shows; read out, and the caption of its table.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<string> Categories { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<Series> Series { get; set; } = [];

    /// <summary>How a figure is written; whole numbers by default.</summary>
    [Parameter] public Func<decimal, string> Format { get; set; } = x => Formats.Count((long)decimal.Round(x));

    /// <summary>In pixels, without the labels below.</summary>
    [Parameter] public int Height { get; set; } = 200;

    /// <summary>Writes each bar's total above it; by default when there is room.</summary>
    [Parameter] public bool? ShowValues { get; set; }

    /// <summary>Where what is behind the bars of each category stands, in their order; null for bars that open nothing.</summary>
    [Parameter] public IReadOnlyList<string>? Hrefs { get; set; }

    private bool ValuesShown => ShowValues ?? Categories.Count <= 8;

    private decimal Slot => Categories.Count == 0 ? 100m : 100m / Categories.Count;

    protected override void OnParametersSet() => _axis = Axis.For(Categories.Count == 0 ? 0m : Enumerable.Range(0, Categories.Count).Max(Total));

    private IEnumerable<Bar> Stack(int category)
    {
        var width = Slot * 0.62m;
        var below = 0m;
        for (var at = 0; at < Series.Count; at++)
        {
            if (Series[at].Values.ElementAtOrDefault(category) is not { } value || value <= 0m) continue;
            yield return new(
                Middle(category) - (width / 2m), 100m - Share(below + value), width, Share(value), Series[at].ColourOr(at),
                Series.Count > 1 ? $"{Categories[category]} · {Series[at].Name} : {Format(value)}" : $"{Categories[category]} : {Format(value)}");
            below += value;
        }
    }

    /// <summary>What a category's bars say together, where they are one link.</summary>
    private string Says(int category) => Series.Count > 1
        ? $"{Categories[category]} : {Format(Total(category))} ({string.Join(" · ", Series.Select(x => $"{x.Name} {Format(x.Values.ElementAtOrDefault(category) ?? 0m)}"))})"
        : $"{Categories[category]} : {Format(Total(category))}";

    private decimal Total(int category) => Series.Sum(x => Math.Max(0m, x.Values.ElementAtOrDefault(category) ?? 0m));

    private decimal Middle(int category) => (category + 0.5m) * Slot;

    private decimal Share(decimal value) => value / _axis.Top * 100m;

    private sealed record Bar(decimal X, decimal Y, decimal Width, decimal Height, string Colour, string Says);
}
