using System.Globalization;
using System.Text.Json;

namespace Alliance.Platform.Notices;

/// <summary>What a notice's sentence is filled with: numbers of dossiers and loans, counts, days and months. Stored plainly and written in the language of each reader.</summary>
/// <remarks>They are mailed too, so neither an amount nor anything of a person is among them.</remarks>
internal static class NoticeDetails
{
    public const int Longest = 400;

    private const string Day = "yyyy-MM-dd";
    private const string Month = "yyyy-MM";

    /// <param name="details">Texts, whole numbers, days.</param>
    public static string Write(IEnumerable<object> details) => JsonSerializer.Serialize(details.Select(x => x switch
    {
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        int count => count.ToString(CultureInfo.InvariantCulture),
        _ => x.ToString(),
    }));

    /// <summary>A month as a detail: it is written without its day.</summary>
    public static string MonthOf(DateOnly day) => day.ToString(Month, CultureInfo.InvariantCulture);

    public static object[] Read(string details, CultureInfo culture) => [.. JsonSerializer.Deserialize<string[]>(details)!.Select(x => Written(x, culture))];

    private static object Written(string detail, CultureInfo culture) =>
        DateOnly.TryParseExact(detail, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", culture)
        : DateOnly.TryParseExact(detail, Month, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", culture)
        : int.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : detail;
}
