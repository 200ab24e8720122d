using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Federation.Network;

/// <summary>All that the Alliance knows of one platform, for everybody.</summary>
public sealed partial class PlatformPage(
    UseCase<ShowPlatform> showPlatform, NavigationManager navigation, IBusinessDate business, TimeProvider clock, IStringLocalizer<FederationText> text)
{
    private static readonly Indicator[] Headlines = [Indicators.EnterprisesCreated, Indicators.JobsCreated, Indicators.AmountDisbursed, Indicators.RepaymentRate];

    private PlatformOverview? _platform;
    private IReadOnlyList<string> _years = [];
    private IReadOnlyList<Series> _series = [];
    private IReadOnlyList<string> _hrefs = [];
    private bool _wrongDate;
    private DateTimeOffset _now;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery] public string? AsOf { get; set; }

    private IReadOnlyList<Crumb> Trail => [new(text["Home"], "/"), new(text["National figures"], NationalAddress.Figures(_platform!.AsOf))];

    private string? Place => Regions.Find(_platform!.Region)?.Name;

    protected override async Task OnInitializedAsync()
    {
        _wrongDate = !AsOfDate.TryRead(AsOf, business.Today, out var day, out _);
        _platform = await showPlatform.Run(x => x.Handle(Id, _wrongDate ? business.Today : day));
        if (_platform is not { } platform)
        {
            navigation.NotFound();
            return;
        }

        _now = clock.GetUtcNow();
        _years = [.. platform.Years.Select(x => x.Year.ToString(CultureInfo.InvariantCulture))];
        _series = [Series.Of(platform.Name, platform.Years.Select(x => x.Added[Indicators.EnterprisesCreated]))];
        _hrefs = [.. platform.Years.Select(x => NationalAddress.Platform(platform.Id, x.UpTo))];
    }
}
