using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The days on which banks don't work: read, entered, taken away.</summary>
public sealed class Holidays(PlatformDb db, ICurrentUser user, TimeProvider clock)
{
    public sealed record Input([property: Required, JsonRequired, StringLength(Holiday.LongestName, MinimumLength = 1)] string Name);

    /// <param name="Name">Null for a fixed one, whose name is a matter of language: <c>holiday.01-11</c>.</param>
    public sealed record Row(DateOnly Day, string? Name, string? EnteredBy)
    {
        public bool IsFixed => Name is null;
    }

    public static void Map(IEndpointRouteBuilder holidays)
    {
        holidays.MapGet("/{year:int}", Get).WithSummary("List the days of a year on which banks don't work");
        holidays.MapPut("/{day}", Put).WithSummary("Enter a lunar holiday").ProducesProblem(409);
        holidays.MapDelete("/{day}", Delete).WithSummary("Take an entered holiday away");
    }

    /// <summary>Fixed and entered ones of a year, in order.</summary>
    public async Task<IReadOnlyList<Row>> Of(int year, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ManageHolidays)) user.Demand(Permissions.ReadDirectDebits);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var entered = await db.Set<Holiday>().AsNoTracking().Where(x => x.Day >= first && x.Day <= last).Select(x => new Row(x.Day, x.Name, x.EnteredBy)).ToListAsync(ct);
        return [.. WorkingDays.Fixed.Select(x => new Row(new(year, x.Month, x.Day), null, null)).Concat(entered).OrderBy(x => x.Day)];
    }

    public async Task Enter(DateOnly day, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageHolidays);
        if (Blank.ToNull(input.Name) is not { } name) throw new RefusedException("holiday.without-name", "A holiday has a name.");
        if (WorkingDays.IsFixedHoliday(day)) throw new RefusedException("holiday.is-fixed", "This day is a holiday every year already.");

        if (await db.Set<Holiday>().FindAsync([day], ct) is { } known) (known.Name, known.EnteredBy, known.EnteredAt) = (name, user.Name, clock.GetUtcNow().UtcDateTime);
        else db.Add(new Holiday { Day = day, Name = name, EnteredBy = user.Name, EnteredAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(ct);
    }

    /// <returns>False when no holiday was entered on that day.</returns>
    public async Task<bool> Remove(DateOnly day, CancellationToken ct = default)
    {
        user.Demand(Permissions.ManageHolidays);
        return await db.Set<Holiday>().Where(x => x.Day == day).ExecuteDeleteAsync(ct) > 0;
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(int year, Holidays holidays, CancellationToken ct) => year is >= 2000 and <= 2200
        ? TypedResults.Ok(await holidays.Of(year, ct))
        : TypedResults.NotFound();

    private static async Task<NoContent> Put(DateOnly day, Input input, Holidays holidays, CancellationToken ct)
    {
        await holidays.Enter(day, input, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> Delete(DateOnly day, Holidays holidays, CancellationToken ct) =>
        await holidays.Remove(day, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
