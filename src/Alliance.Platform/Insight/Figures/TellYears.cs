using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>Tells a year by sector, gender, age group, kind of project and province, and the shares of persons: once, when it has been over for a while, and for good.</summary>
/// <remarks>Asks for no permission: it is the day's work. A table that still moves would tell of whoever moves it: on 31 December itself, and by each correction afterwards. So it is kept as it is told, by <see cref="FiguresMonth.Tell"/>,
/// and announced to the Alliance, which adds up nothing else. Years are told in their order: one before the last told, for which somebody enters history later, isn't told any more.</remarks>
public sealed class TellYears(PlatformDb db, FiguresKeeper keeper, IBusinessDate business, TenantContext tenant, TimeProvider clock)
{
    private const int December = 12;

    private FiguresSettings Settings => FiguresSettings.Of(tenant.Organisation);

    /// <summary>Whether a year is to be told, from an index.</summary>
    public Task<bool> IsDue(CancellationToken ct = default)
    {
        var (last, months) = (LastDue(), db.Months);
        return months.AnyAsync(x => x.Month == last && x.Told == null && !months.Any(y => y.Month > last && y.Told != null), ct);
    }

    /// <summary>Tells what is due from the months as they are kept; so they are caught up first.</summary>
    public async Task Handle(CancellationToken ct = default)
    {
        if (!await IsDue(ct)) return;

        var last = LastDue();
        var ends = await db.Months.Where(x => x.Month <= last && x.Month.Month == December).OrderBy(x => x.Month).ToListAsync(ct);
        var told = ends.Select(x => x.Told).OfType<ToldYear>().ToList();
        foreach (var month in ends.Where(x => Disclosure.IsYearEnd(x.AsOf) && !told.Exists(y => y.AsOf >= x.AsOf)).ToList())
        {
            told.Add(ToldYear.Of(month.AsOf, Dimensions.All.Select(x => Table(month, x, ends)), told, [.. Indicators.Stocks.Select(x => x.Code)]));
            month.Tell(told[^1]);
            db.Announce(month.ToAnnouncement(clock.GetUtcNow(), YearEnds.Of(ends)), OutboxMessage.ToAlliance);
        }

        await db.SaveChangesAsync(ct);
        await keeper.AnnounceInventory(ct);
    }

    /// <summary>December of the last year that has been over for long enough.</summary>
    private DateOnly LastDue() => new(business.Today.AddDays(-Settings.DaysUntilAYearIsTold).Year - 1, December, 1);

    /// <param name="ends">Ascending, those told before among them.</param>
    private BreakdownTable Table(FiguresMonth month, string dimension, IReadOnlyList<FiguresMonth> ends)
    {
        FigureCell[] cells = [.. month.Cells.Where(x => x.IsOf(dimension))];
        // Beside shares of another year they would tell of those who came since, or, with the next shares, of those who came after it.
        var shares = YearEnds.Of(ends).PersonsWith(month.Total);
        var sharesAreBehind = PersonsBeside.Of(dimension, cells, [shares]).Any(x => x is not { Part: 0, Whole: 0 });
        return new(month.AsOf, dimension, [new(cells, dimension == Dimensions.Province ? tenant.Organisation.Territory.Provinces : [])], sharesAreBehind);
    }
}
