using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Ui;

/// <summary>The 12 regions: covered (shaded by class of a figure), joining (hatched), or without a platform.</summary>
public sealed partial class MoroccoMap(IStringLocalizer<UiText> text)
{
    private readonly string _hatch = Markup.NewId("hatch");
    private List<Drawn> _regions = [];
    private List<(string Class, string Text)> _legend = [];

    /// <summary>What the map shows; read out, and the caption of its table.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Regions not named have no platform.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RegionCoverage> Coverage { get; set; } = [];

    /// <summary>Upper bounds of the two lower classes of shade, such as 50 and 500; empty for a map without figures.</summary>
    [Parameter] public IReadOnlyList<decimal> Classes { get; set; } = [];

    /// <summary>Writes the figure on each covered region.</summary>
    [Parameter] public bool ShowLabels { get; set; } = true;

    /// <summary>How a figure is written; whole numbers by default.</summary>
    [Parameter] public Func<decimal, string> Format { get; set; } = x => Formats.Count((long)decimal.Round(x));

    protected override void OnParametersSet()
    {
        _regions = [.. Regions.All.Select(Draw)];
        _legend =
        [
            .. CoveredLegend(),
            .. Coverage.Any(x => x.State is CoverageState.Joining) ? [("joining", text["Joining"].Value)] : Array.Empty<(string, string)>(),
            ("none", text["No platform yet"].Value),
        ];
    }

    private Drawn Draw(Region region)
    {
        var coverage = Coverage.FirstOrDefault(x => x.Region == region.Code) ?? new(region.Code, CoverageState.None);
        var state = coverage switch
        {
            { Says: { } says } => says,
            { State: CoverageState.Joining } => text["Joining"].Value,
            { State: CoverageState.None } => text["No platform yet"].Value,
            { Value: { } value } => Format(value),
            _ => text["Covered"].Value,
        };
        return new(
            region.Name, state, $"{region.Name} – {state}", ClassOf(coverage), coverage.Href, RegionOutlines.All[region.Code],
            coverage is { State: CoverageState.Covered, Value: { } labelled } ? Format(labelled) : null);
    }

    private string ClassOf(RegionCoverage coverage) => coverage.State switch
    {
        CoverageState.Joining => "joining",
        CoverageState.None => "none",
        _ => $"shade-{ShadeOf(coverage.Value)}",
    };

    /// <summary>3 is the fullest.</summary>
    private int ShadeOf(decimal? value) => value is null ? 3 : 3 - Classes.Count(bound => value <= bound);

    private IEnumerable<(string Class, string Text)> CoveredLegend()
    {
        if (Classes.Count != 2) return [("shade-3", text["Covered"].Value)];
        return
        [
            ("shade-3", Formats.LeftToRight($"> {Format(Classes.Max())}")),
            ("shade-2", Formats.Range(Format(Classes.Min() + 1), Format(Classes.Max()))),
            ("shade-1", Formats.LeftToRight($"≤ {Format(Classes.Min())}")),
        ];
    }

    private string? Fill(Drawn region) => region.Class == "joining" ? $"fill:url(#{_hatch})" : null;

    private sealed record Drawn(
        string Name, string State, string Says, string Class, string? Href, RegionOutlines.Outline Outline, string? Label);
}
