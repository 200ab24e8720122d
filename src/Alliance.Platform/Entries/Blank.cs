namespace Alliance.Platform.Entries;

internal static class Blank
{
    /// <summary>A field left empty is a field without value.</summary>
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
