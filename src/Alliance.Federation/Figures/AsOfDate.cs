using System.Diagnostics.CodeAnalysis;
using Alliance.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Federation.Figures;

/// <summary>Dates at which national figures exist: month ends, for which every platform announces, and the Alliance's business date.</summary>
public static class AsOfDate
{
    /// <summary>Reads a date of a query; none is the business date.</summary>
    public static bool TryRead(string? text, DateOnly today, out DateOnly asOf, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        var read = text is not { Length: > 0 } ? today : BusinessDay.Read(text);
        asOf = read ?? today;
        problem = read is null ? Bad("figures.not-a-date", "A date is written 2023-06-30.")
            : asOf > today ? Bad("figures.in-the-future", $"The business date is {today:yyyy-MM-dd}; there are no figures after it.")
            : asOf != today && !IsMonthEnd(asOf) ? Bad("figures.month-end-only", "National figures exist at month ends and at the business date.")
            : null;
        return problem is null;
    }

    public static bool IsMonthEnd(DateOnly day) => day.AddDays(1).Day == 1;

    /// <summary>The business date and the month ends before it back to the first month, latest first.</summary>
    public static IEnumerable<DateOnly> Choices(DateOnly first, DateOnly today)
    {
        yield return today;
        for (var end = MonthStart(today).AddDays(-1); end >= first; end = MonthStart(end).AddDays(-1)) yield return end;
    }

    /// <summary>The month end to compare with: a year before a month end, or the last one at least a year before another day.</summary>
    public static DateOnly YearBefore(DateOnly day)
    {
        var start = MonthStart(day).AddYears(-1);
        return (IsMonthEnd(day) ? start.AddMonths(1) : start).AddDays(-1);
    }

    public static DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);

    internal static ProblemHttpResult Bad(string code, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
