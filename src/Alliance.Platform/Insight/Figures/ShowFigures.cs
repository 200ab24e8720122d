using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The platform's figures as of a month end or the business date.</summary>
/// <remarks>Asks for no permission: the figures are public.</remarks>
public sealed class ShowFigures(PlatformDb db, IBusinessDate business)
{
    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("", Get).AllowAnonymous()
        .WithSummary("Headline figures as of a month end or the business date")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <param name="asOf">Null for the business date.</param>
    /// <exception cref="RefusedException"><c>figures.in-the-future</c>, <c>figures.month-end-only</c>.</exception>
    public async Task<Headline> Handle(DateOnly? asOf = null, CancellationToken ct = default) => Headline.Of(await At(asOf, ct), await YearEnds.Read(db, ct));

    /// <summary>What everybody may be told of figures.</summary>
    public async Task<Release> Release(FiguresAt figures) => (await YearEnds.Read(db)).Release(figures);

    /// <summary>The same with the numerators and denominators behind it, and with shares of the day itself: for the staff, or for indicators that aren't of persons.</summary>
    /// <inheritdoc cref="Handle" path="/exception"/>
    public async Task<FiguresAt> At(DateOnly? asOf = null, CancellationToken ct = default)
    {
        var day = Check(asOf, business.Today);
        var latest = await db.Months.AsNoTracking().Where(x => x.Month <= day).OrderByDescending(x => x.Month).Select(x => x.Total).FirstOrDefaultAsync(ct);
        return new(day, latest ?? FigureSet.Zero);
    }

    /// <summary>The day a year before, or the month end nearest below: what a figure is compared with.</summary>
    public static DateOnly YearBefore(DateOnly day)
    {
        var before = day.AddYears(-1);
        return before == Months.LastDay(before) ? before : Months.MonthOf(before).AddDays(-1);
    }

    /// <summary>Figures exist at month ends and today: another day would show the wrong ones.</summary>
    internal static DateOnly Check(DateOnly? asOf, DateOnly today)
    {
        var day = asOf ?? today;
        if (day > today) throw new RefusedException("figures.in-the-future", $"The business date is {today:yyyy-MM-dd}.", today);
        if (day != today && day != Months.LastDay(day))
            throw new RefusedException("figures.month-end-only", "Figures can be asked as of a month end or the business date.");
        return day;
    }

    private static Task<Results<Ok<Headline>, ProblemHttpResult>> Get(DateOnly? asOf, ShowFigures showFigures, CancellationToken ct) =>
        BadDate.OrOk(() => showFigures.Handle(asOf, ct));
}

/// <summary>A date that was asked for is bad input, not a conflict: 400 with the refusal's code.</summary>
internal static class BadDate
{
    public static async Task<Results<Ok<T>, ProblemHttpResult>> OrOk<T>(Func<Task<T>> read)
    {
        try
        {
            return TypedResults.Ok(await read());
        }
        catch (RefusedException refused)
        {
            return TypedResults.Problem(
                refused.Message, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refused.Code });
        }
    }
}
