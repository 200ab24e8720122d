using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Coverage;

/// <summary>What lies behind a region of the map: its platforms with their totals, and the provinces they serve. No share of persons: the country's, less a region's, would tell what a platform withholds.</summary>
public sealed partial class RegionPage(
    UseCase<ShowCoverage> showCoverage, UseCase<ShowNationalFigures> showFigures, NavigationManager navigation, IBusinessDate business, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private static readonly Indicator[] Headlines = [Indicators.EnterprisesCreated, Indicators.JobsCreated, Indicators.AmountDisbursed, Indicators.RepaymentRate];

    private RegionServed? _region;
    private NationalFigures? _figures;
    private NationalFigures? _before;
    private ImmutableArray<DateOnly> _dates = [];
    private bool _wrongDate;
    private DateTimeOffset _now;

    /// <summary>ISO 3166-2.</summary>
    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    private IReadOnlyList<Crumb> Trail => [new(text["Home"], "/"), new(text["Territory coverage"], "/coverage")];

    protected override async Task OnInitializedAsync()
    {
        var coverage = await showCoverage.Run(x => Task.FromResult(x.Handle()));
        _region = coverage.Regions.FirstOrDefault(x => x.Region.Code == Code);
        if (_region is null)
        {
            navigation.NotFound();
            return;
        }

        _wrongDate = !AsOfDate.TryRead(AsOf, business.Today, out var day, out _);
        if (_wrongDate) day = business.Today;
        _dates = await showFigures.Run(x => x.Dates());
        _figures = await Of(day);
        _before = await Of(AsOfDate.YearBefore(day));
        _now = clock.GetUtcNow();
    }

    /// <summary>The same figures, of this region's platforms alone.</summary>
    private async Task<NationalFigures> Of(DateOnly day)
    {
        var national = await showFigures.Run(x => x.Handle(day));
        return new(national.AsOf, [.. national.Platforms.Where(x => x.Region == Code)]);
    }
}
