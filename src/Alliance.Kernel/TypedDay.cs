using System.Globalization;

namespace Alliance.Kernel;

/// <summary>A day as a person types or pastes it into a form, whatever the language of page, browser and keyboard: <c>30/06/2023</c>, <c>30.6.2023</c>, <c>30 juin 2023</c>, <c>30 يونيو 2023</c>, <c>2023-06-30</c>, digits of any script.</summary>
/// <remarks>The day always stands before the month, also for who reads English here; a year has four figures, since <c>23</c> may be a birth or a payment.</remarks>
public static class TypedDay
{
    /// <summary>No day, nor like one.</summary>
    public const string Unreadable = "day.unreadable";

    /// <summary><c>30/06/23</c>: in which century?</summary>
    public const string ShortYear = "day.short-year";

    /// <summary><c>06/30/2023</c>, as Americans write it; told is how to write it.</summary>
    public const string MonthFirst = "day.month-first";

    /// <summary><c>31/02/2023</c>; told is how many days the month has.</summary>
    public const string NotInMonth = "day.not-in-month";

    /// <summary>A year in which no business is done (<see cref="BusinessDay"/>).</summary>
    public const string OutOfBounds = "day.out-of-bounds";

    private const string ArabicDateSign = "\u060D";

    /// <returns>Null for an empty field.</returns>
    /// <exception cref="RefusedException">One of the codes above.</exception>
    public static DateOnly? Read(string? text)
    {
        if (PlainDigits.Of(text?.Replace(ArabicDateSign, "/", StringComparison.Ordinal) ?? "") is not { Length: > 0 } plain) return null;
        if (DayFigures.Parted(plain) is not { } parts) throw Refused();
        if (parts.IsShort) throw new RefusedException(ShortYear, "Write the year with four figures.");
        if (parts.Found is { } day) return BusinessDay.IsWithin(day) ? day : throw new RefusedException(OutOfBounds, BusinessDay.OutOfBounds);

        if ((parts with { Month = parts.Day, Day = parts.Month }).Found is { } turned) throw new RefusedException(MonthFirst, "The day stands before the month.", Write(turned));
        throw parts.Month is >= 1 and <= 12 && parts.Day is > 28 and <= 31 && parts.Year > 0
            ? new RefusedException(NotInMonth, "The month has fewer days.", DateTime.DaysInMonth(parts.Year, parts.Month))
            : Refused();
    }

    /// <summary>The same for an address: null for what can't be read as well.</summary>
    public static DateOnly? Find(string? text)
    {
        try
        {
            return Read(text);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary><c>30/06/2023</c>, as fields show it in all languages.</summary>
    public static string Write(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static RefusedException Refused() => new(Unreadable, "Write a day like 30/06/2023.");
}
