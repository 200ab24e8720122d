using System.Collections.Immutable;
using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>What happened in each year, by platform: differences between what was announced at its ends.</summary>
public sealed record YearlySeries(DateOnly AsOf, ImmutableArray<SeriesPlatform> Platforms, ImmutableArray<SeriesYear> Years);

/// <param name="Id">Platforms stand in the order of the enterprises they financed, most first.</param>
public sealed record SeriesPlatform(string Id, string Name);

/// <param name="UpTo">31 December, or the date asked for in its year.</param>
/// <param name="ByPlatform">In the order of <see cref="YearlySeries.Platforms"/>; stocks such as capital due are differences too.</param>
public sealed record SeriesYear(int Year, DateOnly UpTo, ImmutableArray<FigureSet> ByPlatform)
{
    public FigureSet Total { get; } = ByPlatform.Aggregate(FigureSet.Zero, (sum, x) => sum + x);
}
