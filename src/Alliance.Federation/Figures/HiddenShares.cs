using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>Shares of persons that platforms withhold. Nothing can cover them but the national share, since every platform publishes its own.</summary>
internal static class HiddenShares
{
    /// <summary>Whether the national share of the last year may be told beside those of the years before.</summary>
    /// <remarks>Each tells the sum of those withheld then. Of two years the difference is told too: those withheld in one of them alone, and whoever is withheld in neither.</remarks>
    /// <param name="years">By platform those from which shares are told, ascending.</param>
    public static bool MayBeTold(Rate share, IEnumerable<IReadOnlyDictionary<string, FigureSet>> years)
    {
        ArgumentNullException.ThrowIfNull(share);
        ArgumentNullException.ThrowIfNull(years);
        var told = new List<HashSet<Hidden>>();
        var mayBe = true;
        foreach (var year in years)
        {
            var hidden = year.Where(x => share.IsWithheld(x.Value)).Select(x => new Hidden(x.Key, x.Value[share.Numerator], x.Value[share.Denominator])).ToHashSet();
            mayBe = !AreToldBy(share, hidden) && told.TrueForAll(x => !AreToldBy(share, [.. hidden.Except(x), .. x.Except(hidden).Select(y => y with { Part = y.Whole - y.Part })]));
            if (mayBe) told.Add(hidden);
        }

        return mayBe;
    }

    /// <summary>Whether the national share, less those told, would tell what a platform withholds.</summary>
    /// <remarks>It would when those withheld are together a small group, and when a platform's number has no other value that fits. One withheld is known to be
    /// 1 to 4, or all but 1 to 4; it is safe when it could be one more and another one less, or the other way round. Two of four each have no such exchange.</remarks>
    public static bool AreToldBy(Rate share, IEnumerable<FigureSet> platforms)
    {
        ArgumentNullException.ThrowIfNull(share);
        return AreToldBy(share, [.. platforms.Where(share.IsWithheld).Select(x => new Hidden("", x[share.Numerator], x[share.Denominator]))]);
    }

    private static bool AreToldBy(Rate share, IReadOnlyCollection<Hidden> hidden)
    {
        if (hidden.Count == 0) return false;
        if (share.IsWithheld(hidden.Sum(x => x.Part), hidden.Sum(x => x.Whole))) return true;

        var (more, less) = (hidden.Count(x => CouldBe(x.Part + 1, x.Whole)), hidden.Count(x => CouldBe(x.Part - 1, x.Whole)));
        return !hidden.All(x => (CouldBe(x.Part + 1, x.Whole), CouldBe(x.Part - 1, x.Whole)) switch
        {
            (true, true) => more > 1 || less > 1,
            (true, false) => less > 0,
            (false, true) => more > 0,
            _ => false,
        });

        bool CouldBe(long part, long whole) => part >= 0 && part <= whole && share.IsWithheld(part, whole);
    }

    private sealed record Hidden(string PlatformId, long Part, long Whole);
}
