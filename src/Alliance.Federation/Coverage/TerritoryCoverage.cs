using System.Collections.Immutable;
using Alliance.Ui;

namespace Alliance.Federation.Coverage;

/// <summary>Which of the 12 regions and 75 provinces and prefectures the network serves.</summary>
public sealed record TerritoryCoverage(ImmutableArray<RegionServed> Regions)
{
    /// <summary>Regions with a province served.</summary>
    public int RegionsCovered => Regions.Count(x => x.State is CoverageState.Covered);

    public int RegionsTotal => Regions.Length;

    /// <summary>Platforms that are joining.</summary>
    public int Joining => Regions.Sum(x => x.Joining.Length);

    public int ProvincesServed => Regions.Sum(x => x.ProvincesServed.Length);

    public int ProvincesTotal => Regions.Sum(x => x.Region.Provinces);
}

/// <param name="Active">Names of the active platforms.</param>
/// <param name="Joining">Names of those being onboarded.</param>
/// <param name="ProvincesServed">By an active platform; each once, also when two platforms serve it.</param>
public sealed record RegionServed(Region Region, ImmutableArray<string> Active, ImmutableArray<string> Joining, ImmutableArray<string> ProvincesServed)
{
    public CoverageState State => ProvincesServed.IsEmpty
        ? Joining.IsEmpty ? CoverageState.None : CoverageState.Joining
        : CoverageState.Covered;
}
