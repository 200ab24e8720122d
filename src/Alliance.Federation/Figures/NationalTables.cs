using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;

namespace Alliance.Federation.Figures;

/// <summary>The country's cells at a year's end, from what each platform told last.</summary>
/// <param name="told">By platform.</param>
/// <param name="persons">By platform, of that end.</param>
/// <param name="before">The same of the years told before, ascending.</param>
internal sealed class NationalTables(
    DateOnly asOf, IReadOnlyDictionary<string, AnnouncedYear> told, IReadOnlyDictionary<string, FigureSet> persons, IReadOnlyList<IReadOnlyDictionary<string, FigureSet>> before, PlatformRegistry platforms)
{
    /// <summary>Shares of persons that are told of platforms and of the country, and the breakdown whose cells are the same persons.</summary>
    private static readonly Dictionary<string, Rate> Shares = new(StringComparer.Ordinal)
    {
        [Dimensions.Gender] = Indicators.WomenShare,
        [Dimensions.AgeGroup] = Indicators.YoungShare,
    };

    public BreakdownTable By(string dimension) => new(
        asOf,
        dimension,
        [.. told.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new BreakdownPart(
            [.. x.Value.Cells.Where(y => y.IsOf(dimension))],
            dimension == Dimensions.Province ? platforms.Find(x.Key)?.Territory.Provinces ?? [] : []))],
        Shares.TryGetValue(dimension, out var share) && IsToldBy(share));

    /// <summary>Whether the share, as of this end or as it is told, would tell what a platform withholds.</summary>
    private bool IsToldBy(Rate share) =>
        HiddenShares.AreToldBy(share, persons.Values) || HiddenShares.AreToldBy(share, persons.Keys.Select(x => Disclosure.OfPersons(NationalYears.Of(x, [.. before, persons]))));
}

internal static class NationalYears
{
    /// <summary>A platform's persons year by year.</summary>
    public static IEnumerable<FigureSet> Of(string platformId, IEnumerable<IReadOnlyDictionary<string, FigureSet>> years) =>
        years.Select(x => x.GetValueOrDefault(platformId)).OfType<FigureSet>();
}
