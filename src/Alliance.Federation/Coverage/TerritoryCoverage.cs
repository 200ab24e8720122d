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

/// <param name="Active">The active platforms.</param>
/// <param name="Joining">Those being onboarded.</param>
/// <param name="ProvincesServed">By an active platform; each once, also when two platforms serve it.</param>
public sealed record RegionServed(Region Region, ImmutableArray<ServingPlatform> Active, ImmutableArray<ServingPlatform> Joining, ImmutableArray<string> ProvincesServed)
{
    public CoverageState State => ProvincesServed.IsEmpty
        ? Joining.IsEmpty ? CoverageState.None : CoverageState.Joining
        : CoverageState.Covered;
}

/// <param name="Name">In the reader's language.</param>
public sealed record ServingPlatform(string Id, string Name);
