using System.Collections.Immutable;
using System.Globalization;
using Alliance.Federation.Coverage;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Dashboard;

/// <summary>The national figures for everybody, without sign-in or script.</summary>
public sealed partial class PublicFigures(
    UseCase<ShowNationalFigures> showFigures, UseCase<ShowSeries> showSeries, UseCase<ShowCoverage> showCoverage, IBusinessDate business, TimeProvider clock,
    IStringLocalizer<FederationText> text)
{
    private ImmutableArray<DateOnly> _dates = [];
    private NationalFigures? _figures;
    private NationalFigures? _before;
    private YearlySeries? _series;
    private TerritoryCoverage? _coverage;
    private bool _wrongDate;
    private DateTimeOffset _now;

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    private IReadOnlyList<Crumb> Trail => [new(text["Home"], "/")];

    private string OpenData => string.Create(CultureInfo.InvariantCulture, $"/api/figures?asOf={_figures!.AsOf:yyyy-MM-dd}");

    protected override async Task OnInitializedAsync()
    {
        _wrongDate = !AsOfDate.TryRead(AsOf, business.Today, out var day, out _);
        if (_wrongDate) day = business.Today;
        _dates = await showFigures.Run(x => x.Dates());
        _figures = await showFigures.Run(x => x.Handle(day));
        _before = await showFigures.Run(x => x.Handle(AsOfDate.YearBefore(day)));
        _series = await showSeries.Run(x => x.Handle(day));
        _coverage = await showCoverage.Run(x => Task.FromResult(x.Handle()));
        _now = clock.GetUtcNow();
    }
}
