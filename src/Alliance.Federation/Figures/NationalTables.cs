using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;

namespace Alliance.Federation.Figures;

/// <summary>The country's cells at a year's end, from what each platform told last.</summary>
/// <param name="told">By platform, as it was counted then.</param>
/// <param name="persons">By platform those from which it tells shares then, which may be of an earlier year.</param>
/// <param name="earlier">Years told before, ascending.</param>
internal sealed class NationalTables(
    DateOnly asOf, IReadOnlyDictionary<string, AnnouncedYear> told, IReadOnlyDictionary<string, FigureSet> persons, IReadOnlyList<NationalYear> earlier, PlatformRegistry platforms)
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, FigureSet>> _shares = NationalYears.Told([.. earlier.Select(x => x.Persons), persons]);

    public BreakdownTable By(string dimension) => new(
        asOf,
        dimension,
        [.. told.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new BreakdownPart(
            [.. x.Value.Cells.Where(y => y.IsOf(dimension))],
            dimension == Dimensions.Province ? platforms.Find(x.Key)?.Territory.Provinces ?? [] : []))],
        PersonsBeside.ShareOf(dimension) is { } share && (TellsOfHidden(share) || TellsOfOne(share) || TellsOfFew(dimension)));

    /// <summary>Whether the cells, as they are or beside the shares as they are told, would tell what a platform withholds.</summary>
    private bool TellsOfHidden(Rate share) =>
        HiddenShares.AreToldBy(share, told.Values.Select(x => x.Cells.Single(y => y.By is null).Figures)) || HiddenShares.AreToldBy(share, _shares[^1].Values);

    /// <summary>Whether the cells, less the shares of all others, would be those of the one platform whose shares are behind: its next shares would tell of those who came after this year.</summary>
    private bool TellsOfOne(Rate share) =>
        told.Count(x => PersonsBeside.Of(share, x.Value.Cells.Single(y => y.By is null).Figures) != PersonsBeside.Of(share, _shares[^1].GetValueOrDefault(x.Key, FigureSet.Zero))) == 1;

    /// <summary>Whether the cells, less the shares that are told, would tell of the few by which these are behind.</summary>
    private bool TellsOfFew(string dimension) => PersonsBeside.TellFew(
        PersonsBeside.Of(dimension, [.. told.Values.SelectMany(x => x.Cells).Where(x => x.IsOf(dimension))], [.. _shares[^1].Values]),
        earlier.SelectMany((x, i) => x.Told.Tables.Where(y => y.Dimension == dimension && y.Cells.Any(z => !y.Withheld.Contains(z.By!.Value, StringComparer.Ordinal)))
            .Select(y => PersonsBeside.Of(dimension, y.Cells, [.. _shares[i].Values]))));
}

internal static class NationalYears
{
    /// <summary>By platform those from which shares are told, year by year.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, FigureSet>> Told(IEnumerable<IReadOnlyDictionary<string, FigureSet>> years)
    {
        var told = new List<IReadOnlyDictionary<string, FigureSet>>();
        var chains = new Dictionary<string, List<FigureSet>>(StringComparer.Ordinal);
        foreach (var year in years)
        {
            // Once more by the same rule, which changes nothing of what platforms announced as told.
            foreach (var (platform, persons) in year)
            {
                if (!chains.TryGetValue(platform, out var chain)) chains[platform] = chain = [];
                chain.Add(persons);
            }

            told.Add(chains.ToDictionary(x => x.Key, x => Disclosure.OfPersons(x.Value), StringComparer.Ordinal));
        }

        return told;
    }
}
