using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Pages;

/// <summary>The public page of the network: what it is, where it is, who is in it. From the registry alone: no database, no organisation.</summary>
public sealed partial class NetworkPage(IOrganisations organisations, NetworkAddress address, IStringLocalizer<ShellText> text)
{
    private Organisation? _alliance;
    private List<Organisation> _active = [];
    private List<Organisation> _joining = [];
    private List<RegionCoverage> _coverage = [];
    private int _covered;
    private int _provinces;

    private NetworkAddress Address => address;

    private IStringLocalizer<ShellText> Text => text;

    protected override void OnInitialized()
    {
        var platforms = organisations.All.Where(x => x.Kind is HostKind.Platform).ToList();
        _alliance = organisations.All.FirstOrDefault(x => x is { Kind: HostKind.Alliance, Status: OrganisationStatus.Active });
        _active = [.. Ordered(platforms, OrganisationStatus.Active)];
        _joining = [.. Ordered(platforms, OrganisationStatus.Onboarding)];
        _coverage = [.. Regions.All.Select(Coverage).OfType<RegionCoverage>()];
        _covered = _coverage.Count(x => x.State is CoverageState.Covered);
        _provinces = _active.SelectMany(x => x.Territory.Provinces).Distinct(StringComparer.Ordinal).Count();
    }

    private static IEnumerable<Organisation> Ordered(IEnumerable<Organisation> platforms, OrganisationStatus status) =>
        platforms.Where(x => x.Status == status).OrderBy(x => x.LocalName(), StringComparer.CurrentCulture);

    private RegionCoverage? Coverage(Region region)
    {
        var active = _active.Where(x => x.Territory.Region == region.Code).ToList();
        var here = active.Count > 0 ? active : [.. _joining.Where(x => x.Territory.Region == region.Code)];
        if (here.Count == 0) return null;
        var names = string.Join(Formats.Comma, here.Select(x => x.LocalName()));
        return active.Count > 0
            ? new(region.Code, CoverageState.Covered, Says: names, Href: active.Count == 1 ? address.Of(active[0]).ToString() : null)
            : new(region.Code, CoverageState.Joining, Says: $"{names} ({text["joining"]})");
    }

    /// <summary>The region; for a platform that serves a part of it, which.</summary>
    private string Where(Organisation platform)
    {
        var provinces = platform.Territory.Provinces;
        if (Regions.Find(platform.Territory.Region) is not { } region) return string.Join(Formats.Comma, provinces.Select(Provinces.Name));
        return provinces.Length switch
        {
            0 => region.Name,
            <= 2 when provinces.Length < region.Provinces => $"{region.Name} · {string.Join(Formats.Comma, provinces.Select(Provinces.Name))}",
            var served when served < region.Provinces => text["{0} · {1} of {2} provinces and prefectures", region.Name, served, region.Provinces],
            _ => region.Name,
        };
    }
}
