using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Figures;

/// <summary>The platform's headline figures as of a month end or the business date. Public: no permission asked.</summary>
public sealed class ReadFigures(PlatformDb db, IBusinessDate business)
{
    private static readonly Func<PlatformDb, DateOnly, CancellationToken, Task<FigureSet?>> LatestUpTo =
        EF.CompileAsyncQuery((PlatformDb db, DateOnly day, CancellationToken ct) =>
            db.Months.AsNoTracking().Where(x => x.Month <= day).OrderByDescending(x => x.Month).Select(x => x.Total).FirstOrDefault());

    public static void Map(IEndpointRouteBuilder figures) => figures.MapGet("", Get).AllowAnonymous()
        .WithSummary("Headline figures as of a month end or the business date")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <param name="asOf">Null for the business date.</param>
    /// <exception cref="RefusedException"><c>figures.in-the-future</c>, <c>figures.month-end-only</c>.</exception>
    public async Task<Headline> Handle(DateOnly? asOf = null, CancellationToken ct = default)
    {
        var day = Check(asOf, business.Today);
        return Headline.Of(await LatestUpTo(db, day, ct) ?? FigureSet.Zero, day);
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

    private static Task<Results<Ok<Headline>, ProblemHttpResult>> Get(DateOnly? asOf, ReadFigures readFigures, CancellationToken ct) =>
        BadDate.OrOk(() => readFigures.Handle(asOf, ct));
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
                refused.Message, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["code"] = refused.Code });
        }
    }
}
