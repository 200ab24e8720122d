using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Kernel;

/// <summary>The parts of a day in plain signs (<see cref="PlainDigits"/>): one reading for the files of banks and the fields that people fill.</summary>
/// <remarks>The day stands before the month, as everybody in Morocco writes it; the year first where it has four figures; a month's name may stand anywhere.</remarks>
public static partial class DayFigures
{
    /// <summary>In milliseconds; far more than any text takes that a field or a cell holds.</summary>
    private const int Patience = 1_000;

    /// <param name="Year">As it is written: 23 of <c>30/06/23</c>.</param>
    /// <param name="IsShort">The year has two figures.</param>
    public readonly record struct Parts(int Year, int Month, int Day, bool IsShort = false)
    {
        /// <summary>Null where the calendar has no such day.</summary>
        public DateOnly? Found => Year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month) ? new(Year, Month, Day) : null;
    }

    /// <returns>Null for what isn't written as days are. Whether there is such a day, and what a year of two figures means, is for who asks to judge.</returns>
    public static Parts? Parted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Numeric().Match(text) is { Success: true } figures) return Of(figures, Number(figures.Groups["month"]));
        if (Named().Match(text) is { Success: true } named && MonthNames.Find(named.Groups["month"].Value) is { } month) return Of(named, month);
        return null;
    }

    private static Parts Of(Match found, int month) => new(Number(found.Groups["year"]), month, Number(found.Groups["day"]), found.Groups["year"].Length == 2);

    private static int Number(Group figures) => int.Parse(figures.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary><c>30/06/2023</c>, <c>30-6-23</c>, <c>2023-06-30</c>, <c>30 06 2023</c>; written together, <c>30062023</c> and <c>20230630</c>, of which no month of the second looks like a century of the first.</summary>
    [GeneratedRegex(@"^(?:(?<day>\d{1,2})\s*(?<sign>[-/. ])\s*(?<month>\d{1,2})\s*\k<sign>\s*(?<year>\d{4}|\d{2})|(?<year>\d{4})\s*(?<sign>[-/. ])\s*(?<month>\d{1,2})\s*\k<sign>\s*(?<day>\d{1,2})|(?<day>\d\d)(?<month>\d\d)(?<year>(?:19|2[01])\d\d)|(?<year>\d{4})(?<month>\d\d)(?<day>\d\d))$", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Numeric();

    /// <summary><c>1er juillet 2023</c>, <c>15-juil.-2022</c>, <c>15 يوليوز 2022</c>, <c>June 30, 2023</c>.</summary>
    [GeneratedRegex(@"^(?:(?<day>\d{1,2})(?:er|st|nd|rd|th)?[-/. ]+(?<month>\p{L}[\p{L}\p{M}]*)[-/., ]+(?<year>\d{4}|\d{2})|(?<month>\p{L}[\p{L}\p{M}]*)[-/. ]+(?<day>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?<year>\d{4}))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Named();
}
