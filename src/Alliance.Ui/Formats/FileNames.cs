using System.Globalization;

namespace Alliance.Ui;

/// <summary>How a file is called that somebody keeps: what it is, of what or whom, and of which day, in the words of who asked for it.</summary>
public static class FileNames
{
    /// <summary>Signs that a file system refuses.</summary>
    private const string Refused = "/\\:*?\"<>|";

    /// <returns><c>Échéancier – ILA-2021-0007 – 2023-06-30</c>, without what follows the dot.</returns>
    public static string Of(string what, string whose, DateOnly day) => $"{Plain(what)} – {Plain(whose)} – {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Plain(string text) =>
        string.Concat(text.Where(x => !char.IsControl(x)).Select(x => Refused.Contains(x, StringComparison.Ordinal) ? '-' : x)).Trim();
}
