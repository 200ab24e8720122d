namespace Alliance.Platform.Entries;

/// <summary>Calendar months, as the first of each; and as a running number where many are kept.</summary>
internal static class Months
{
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly LastDay(DateOnly month) => MonthOf(month).AddMonths(1).AddDays(-1);

    public static int IndexOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    public static DateOnly At(int index) => new(index / 12, index % 12 + 1, 1);

    /// <summary>The day whose stocks a month's figures are: its last one, or today in the current month.</summary>
    public static DateOnly AsOf(DateOnly month, DateOnly today) => LastDay(month) < today ? LastDay(month) : today;
}
