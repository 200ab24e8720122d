using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>A day as a bank writes it, the day before the month, or a date of a spreadsheet.</summary>
internal static class WrittenDay
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy", "yyyy/MM/dd", "yyyyMMdd"];

    /// <returns>Null for an empty cell.</returns>
    /// <exception cref="RefusedException"><c>statement.unreadable-date</c>.</exception>
    public static DateOnly? Read(object? cell) => cell switch
    {
        null => null,
        DateTime day => DateOnly.FromDateTime(day),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when DateOnly.TryParseExact(WithoutHour(text.Trim()), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1990 => day,
        _ => throw new RefusedException("statement.unreadable-date", "A date is written 30/06/2023 or 2023-06-30."),
    };

    /// <summary><c>30/06/2023 09:14</c> and <c>2023-06-30T09:14:00</c>.</summary>
    private static string WithoutHour(string text) => text.Length > 8 && text.IndexOfAny([' ', 'T']) is > 5 and var hour ? text[..hour] : text;
}
