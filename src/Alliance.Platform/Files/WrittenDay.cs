using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>A day as a bank writes it, the day before the month, or a date or bare number of a spreadsheet.</summary>
internal static class WrittenDay
{
    private static readonly string[] SixFigures = ["ddMMyy", "yyMMdd"];

    /// <summary>A day of six figures has two readings, and one of them is far from the day on which it is read.</summary>
    private const int DaysBack = 550;

    /// <param name="today">Nearest to which the right reading of <c>070623</c> lies.</param>
    /// <param name="dayZero">From which a spreadsheet's bare numbers count.</param>
    /// <returns>Null for an empty cell.</returns>
    /// <exception cref="UnreadableException"><c>unreadable-date</c>.</exception>
    public static DateOnly? Read(object? cell, DateOnly today, DateTime? dayZero = null) => cell switch
    {
        null => null,
        DateTime day => Plausible(DateOnly.FromDateTime(day)) ?? throw Unreadable(),
        double number => OfNumber(number, today, dayZero ?? SpreadsheetDays.Since1900),
        string text when TypedText.IsBlank(text) => null,
        string text => OfText(WithoutHour(PlainDigits.Of(text)), today) ?? throw Unreadable(),
        _ => throw Unreadable(),
    };

    private static DateOnly? OfText(string text, DateOnly today)
    {
        if (text.Length == 6 && text.All(char.IsAsciiDigit)) return OfSixFigures(text, today);
        return DayFigures.Parted(text) is { } parts && InFull(parts).Found is { } day ? Plausible(day) : null;
    }

    /// <summary>Banks write of the last decades: of two figures, up to 49 are of this century.</summary>
    private static DayFigures.Parts InFull(DayFigures.Parts parts) =>
        parts.IsShort ? parts with { Year = CultureInfo.InvariantCulture.Calendar.ToFourDigitYear(parts.Year) } : parts;

    private static DateOnly? OfSixFigures(string text, DateOnly today)
    {
        var near = SixFigures
            .Select(x => DateOnly.TryParseExact(text, x, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>().Where(x => x <= today && x >= today.AddDays(-DaysBack)).Distinct().ToList();
        return near.Count == 1 ? near[0] : null;
    }

    /// <summary>A cell that lost its format shows how many days have passed; figures of a day written together come as a number too.</summary>
    private static DateOnly OfNumber(double number, DateOnly today, DateTime dayZero) =>
        number >= 10_000_000 && number == Math.Floor(number)
            ? OfText(number.ToString("0", CultureInfo.InvariantCulture), today) ?? throw Unreadable()
            : SpreadsheetDays.Of(number, dayZero) is { } day && Plausible(DateOnly.FromDateTime(day)) is { } plausible ? plausible : throw Unreadable();

    private static DateOnly? Plausible(DateOnly day) => day.Year is >= 1990 and < 2100 ? day : null;

    /// <summary><c>30/06/2023 09:14</c>, <c>2023-06-30T09:14:00+01:00</c>, <c>2023-06-30+01:00</c> and <c>2023-06-30Z</c>: the day as it is written.</summary>
    private static string WithoutHour(string text)
    {
        if (text is [_, _, _, _, '-', _, _, '-', _, _, 'T' or 'Z' or '+' or '-' or ' ', ..]) return text[..10];
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && text.LastIndexOfAny([' ', 'T'], colon) is > 5 and var hour ? text[..hour].TrimEnd() : text;
    }

    private static UnreadableException Unreadable() => new("unreadable-date", "A date is written 30/06/2023 or 2023-06-30.");
}
