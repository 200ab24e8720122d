using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;

namespace Alliance.Federation.Figures;

/// <summary>What a platform announced for the end of a year.</summary>
internal sealed record PlatformYearEnd(MonthlyFigures Figures, MonthlyBreakdown Breakdown);

/// <summary>The country's cells at the ends of years, each platform's carried forward.</summary>
internal static class YearEndTables
{
    /// <summary>Shares of persons that are told of platforms and of the country, and the breakdown whose cells are the same persons.</summary>
    private static readonly Dictionary<string, Rate> Shares = new(StringComparer.Ordinal)
    {
        [Dimensions.Gender] = Indicators.WomenShare,
        [Dimensions.AgeGroup] = Indicators.YoungShare,
    };

    /// <returns>By dimension, ascending.</returns>
    public static Func<string, IEnumerable<BreakdownTable>> Of(IReadOnlyList<PlatformYearEnd> ends, PlatformRegistry platforms)
    {
        ArgumentNullException.ThrowIfNull(ends);
        ArgumentNullException.ThrowIfNull(platforms);
        var provinces = platforms.All.ToDictionary(x => x.Id, x => x.Territory.Provinces, StringComparer.Ordinal);
        return dimension => ends.Select(x => x.Figures.AsOf).Distinct().Order().Select(day => Of(day, dimension));

        BreakdownTable Of(DateOnly day, string dimension)
        {
            var latest = ends.Where(x => x.Figures.AsOf <= day).GroupBy(x => x.Figures.PlatformId, StringComparer.Ordinal).Select(x => x.MaxBy(y => y.Figures.AsOf)!).ToList();
            var parts = latest.ConvertAll(x => new BreakdownPart(
                [.. x.Breakdown.Cells.Where(y => y.IsOf(dimension))],
                dimension == Dimensions.Province && provinces.TryGetValue(x.Figures.PlatformId, out var own) ? own : []));
            return new(day, dimension, parts, Shares.TryGetValue(dimension, out var share) && HiddenShares.AreToldBy(share, latest.Select(x => x.Figures.Figures)));
        }
    }
}
