namespace Alliance.Schemes;

/// <summary>Years and months completed since a day, and the day on which a number of them will be.</summary>
internal static class Elapsed
{
    /// <summary>The day on which somebody turns an age: 1 March in common years for who was born on 29 February (DOMAIN §9).</summary>
    public static DateOnly Birthday(DateOnly born, long years)
    {
        var year = (int)Math.Clamp(born.Year + years, 1, 9999);
        return born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new(year, 3, 1) : new(year, born.Month, born.Day);
    }

    /// <summary>The day on which so many months are completed: the day of the month, clipped to a shorter one.</summary>
    public static DateOnly After(DateOnly founded, long months) =>
        founded.AddMonths((int)Math.Min(months, ((9999L - founded.Year) * 12) + 12 - founded.Month));

    /// <summary>Completed years; 0 for a day to come.</summary>
    public static long Years(DateOnly born, DateOnly on)
    {
        var years = Math.Max(0, on.Year - born.Year);
        return years > 0 && Birthday(born, years) > on ? years - 1 : years;
    }

    /// <summary>Completed months; 0 for a day to come.</summary>
    public static long Months(DateOnly founded, DateOnly on)
    {
        var months = Math.Max(0, ((on.Year - founded.Year) * 12L) + on.Month - founded.Month);
        return months > 0 && After(founded, months) > on ? months - 1 : months;
    }
}
