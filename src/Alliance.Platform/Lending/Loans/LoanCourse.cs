using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>A loan over its months: what should be owed by the schedule in force against what was owed.</summary>
internal static class LoanCourse
{
    public static IReadOnlyList<ShowLoan.Moment> Of(Loan loan, DateOnly today)
    {
        var state = loan.State;
        if (state.FirstDisbursedOn is not { } first) return [];

        var last = state.Schedule[^1].DueOn;
        var end = today > last ? today : last;
        // A set: the first day, today and the end may be month ends themselves.
        var days = new SortedSet<DateOnly> { first, end };
        for (var month = MonthEnd(first); month < end; month = MonthEnd(month.AddDays(1))) days.Add(month);
        if (today > first && today < end) days.Add(today);

        var seen = loan.PositionsAt([.. days.Where(x => x <= today)]).ToDictionary(x => x.On, x => x.Outstanding);
        return [.. days.Select(day => new ShowLoan.Moment(
            day, state.Disbursed - state.Schedule.TakeWhile(x => x.DueOn <= day).Sum(x => x.Due), seen.TryGetValue(day, out var owed) ? owed : null))];
    }

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
