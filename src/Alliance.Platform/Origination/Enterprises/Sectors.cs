using Alliance.Contracts.Platform;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>Sectors of activity, as codes: they travel in breakdowns; the word in each language is the text <c>sector.…</c>.</summary>
public static class Sectors
{
    public static IReadOnlyList<string> All => Dimensions.Sectors;

    public static bool IsKnown(string? code) => All.Contains(code, StringComparer.Ordinal);
}
