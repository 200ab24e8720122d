namespace Alliance.Platform.Origination.Enterprises;

/// <summary>Sectors of activity, as codes: they travel in breakdowns; the word in each language is the text <c>sector.…</c>.</summary>
public static class Sectors
{
    public static IReadOnlyList<string> All { get; } =
    [
        "agriculture", "agri-food", "fishing", "crafts", "industry", "construction", "trade",
        "tourism", "transport", "digital", "health", "education", "services",
    ];

    public static bool IsKnown(string? code) => All.Contains(code, StringComparer.Ordinal);
}
