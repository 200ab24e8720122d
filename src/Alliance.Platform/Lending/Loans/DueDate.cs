namespace Alliance.Platform.Lending.Loans;

/// <summary>A due date with the day of month that it keeps: 31 in January is 28 in February and 31 again in March (rule 3).</summary>
internal readonly record struct DueDate
{
    private readonly int _month; // since year 0
    private readonly int _keptDay;

    private DueDate(int month, int keptDay)
    {
        (_month, _keptDay) = (month, keptDay);
        var (year, monthOfYear) = (month / 12, (month % 12) + 1);
        On = new(year, monthOfYear, Math.Min(keptDay, DateTime.DaysInMonth(year, monthOfYear)));
    }

    public DateOnly On { get; }

    public static DueDate Of(DateOnly day) => new(MonthOf(day), day.Day);

    /// <summary>Counted from the kept day, so that a short month doesn't clip the following ones.</summary>
    public DueDate InMonths(int months) => new(_month + months, _keptDay);

    /// <summary>Where this falls when <paramref name="head"/>, the first that a deferral moves, falls due on <paramref name="to"/> (rule 11): as far behind it as before.</summary>
    public DueDate Deferred(DueDate head, DateOnly to)
    {
        var months = MonthOf(to) - head._month;
        if (months > 0 && head.InMonths(months).On == to) return InMonths(months);

        var moved = new DueDate(_month + months, to.Day);
        if (_keptDay == head._keptDay) return moved;

        // Kept days that an earlier deferral to a day has made different stay as many days apart.
        var apart = Of(moved.On.AddDays(_keptDay - head._keptDay));
        return apart.On < On ? this : apart;
    }

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
