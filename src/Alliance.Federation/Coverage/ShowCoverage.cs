using Alliance.Federation.Platforms;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Federation.Coverage;

/// <summary>The coverage of the territory, from the registry alone. Public.</summary>
public sealed class ShowCoverage(PlatformRegistry platforms)
{
    public TerritoryCoverage Handle()
    {
        var byRegion = platforms.All.ToLookup(x => x.Territory.Region, StringComparer.Ordinal);
        return new([.. Regions.All.Select(region =>
        {
            var active = byRegion[region.Code].Where(x => x.Status is OrganisationStatus.Active).ToArray();
            var joining = byRegion[region.Code].Where(x => x.Status is OrganisationStatus.Onboarding);
            return new RegionServed(
                region,
                [.. active.Select(Serving)],
                [.. joining.Select(Serving)],
                [.. active.SelectMany(x => x.Territory.Provinces).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture)]);
        })]);

        ServingPlatform Serving(Organisation platform) => new(platform.Id, platforms.NameOf(platform.Id, platform.Name));
    }
}
