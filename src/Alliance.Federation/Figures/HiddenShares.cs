using Alliance.Contracts.Platform;

namespace Alliance.Federation.Figures;

/// <summary>Shares of persons that platforms withhold. Nothing can cover them but the national share, since every platform publishes its own.</summary>
internal static class HiddenShares
{
    /// <summary>Whether the national share, less those told, would tell what a platform withholds.</summary>
    /// <remarks>It would when those withheld are together a small group, and when a platform's number has no other value that fits. One withheld is known to be
    /// 1 to 4, or all but 1 to 4; it is safe when it could be one more and another one less, or the other way round. Two of four each have no such exchange.</remarks>
    public static bool AreToldBy(Rate share, IEnumerable<FigureSet> platforms)
    {
        ArgumentNullException.ThrowIfNull(share);
        var hidden = platforms.Where(share.IsWithheld).Select(x => (Part: x[share.Numerator], Whole: x[share.Denominator])).ToList();
        if (hidden.Count == 0) return false;
        if (share.IsWithheld(hidden.Sum(x => x.Part), hidden.Sum(x => x.Whole))) return true;

        var (more, less) = (hidden.Count(x => CouldBe(x.Part + 1, x.Whole)), hidden.Count(x => CouldBe(x.Part - 1, x.Whole)));
        return !hidden.TrueForAll(x => (CouldBe(x.Part + 1, x.Whole), CouldBe(x.Part - 1, x.Whole)) switch
        {
            (true, true) => more > 1 || less > 1,
            (true, false) => less > 0,
            (false, true) => more > 0,
            _ => false,
        });

        bool CouldBe(long part, long whole) => part >= 0 && part <= whole && share.IsWithheld(part, whole);
    }
}
