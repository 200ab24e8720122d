namespace Alliance.Demonstration;

/// <summary>Days on which banks work: neither week-end nor one of the fixed holidays. The lunar ones are left out, they move.</summary>
internal static class BusinessDays
{
    private static readonly HashSet<(int Month, int Day)> Holidays =
        [(1, 1), (1, 11), (1, 14), (5, 1), (7, 30), (8, 14), (8, 20), (8, 21), (10, 31), (11, 6), (11, 18)];

    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!Is(day)) day = day.AddDays(1);
        return day;
    }

    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (!Is(day)) day = day.AddDays(-1);
        return day;
    }

    private static bool Is(DateOnly day) =>
        day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday && !Holidays.Contains((day.Month, day.Day));
}

/// <summary>The approval committee sits on the third Thursday of the month, and not in August.</summary>
internal static class CommitteeSessions
{
    public static DateOnly OnOrBefore(DateOnly day)
    {
        for (var month = day; ; month = month.AddMonths(-1))
            if (In(month) is { } session && session <= day) return session;
    }

    public static DateOnly OnOrAfter(DateOnly day)
    {
        for (var month = day; ; month = month.AddMonths(1))
            if (In(month) is { } session && session >= day) return session;
    }

    private static DateOnly? In(DateOnly month)
    {
        if (month.Month == 8) return null;
        var first = new DateOnly(month.Year, month.Month, 1);
        var thursday = first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7);
        return BusinessDays.OnOrAfter(thursday.AddDays(14));
    }
}
