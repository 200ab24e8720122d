using System.Text;
using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>Lines over time, such as what is owed by the schedule against what is still owed; the axis starts at zero, or below where a figure does.</summary>
public sealed partial class LineChart
{
    private Axis _axis = Axis.For(0m);

    /// <summary>What the chart shows; read out, and the caption of its table.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Evenly spaced moments, in order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Categories { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<Series> Series { get; set; } = [];

    /// <summary>How a figure is written; whole numbers by default.</summary>
    [Parameter] public Func<decimal, string> Format { get; set; } = x => Formats.Count((long)decimal.Round(x));

    /// <summary>In pixels, without the labels below.</summary>
    [Parameter] public int Height { get; set; } = 180;

    /// <summary>The first, the last and a few between: as many as stay apart on a phone.</summary>
    private IEnumerable<int> LabelledCategories
    {
        get
        {
            var last = Categories.Count - 1;
            return last < 0 ? [] : Enumerable.Range(0, 4).Select(x => (int)Math.Round(last * x / 3.0)).Distinct();
        }
    }

    protected override void OnParametersSet() =>
        _axis = Axis.For(Series.SelectMany(x => x.Values).Max() ?? 0m, Series.SelectMany(x => x.Values).Min() ?? 0m);

    private decimal X(int at) => Categories.Count < 2 ? 50m : at * 100m / (Categories.Count - 1);

    private decimal Y(decimal value) => 100m - _axis.Height(value);

    private string? Edge(int at) => at == 0 ? "first" : at == Categories.Count - 1 ? "last" : null;

    /// <summary>A gap where there is no figure, never a line through zero.</summary>
    private string Path(Series series)
    {
        var path = new StringBuilder();
        var drawing = false;
        for (var at = 0; at < Math.Min(series.Values.Count, Categories.Count); at++)
        {
            if (series.Values[at] is { } value)
                path.Append(drawing ? " L" : " M").Append(Axis.Number(X(at))).Append(' ').Append(Axis.Number(Y(value)));
            drawing = series.Values[at] is not null;
        }

        return path.ToString().TrimStart();
    }
}
