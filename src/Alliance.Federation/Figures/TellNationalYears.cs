using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>Tells the next year of the country by sector, gender, age group, kind of project and province, once every active platform has told its own.</summary>
/// <remarks>While platforms join one after another, each would be known by what it adds; so all are waited for, and what is told stays as it is. A suspended platform isn't waited for: its last
/// year is carried forward. Nor is one that has nothing before the year's end, by an inventory made after it, or that told a later year and so never tells this one.</remarks>
public sealed class TellNationalYears(FederationDb db, NationalVersions versions, PlatformRegistry platforms, TenantContext tenant, IBusinessDate business) : IOrganisationJob
{
    /// <summary>Messages of platforms wake it; the registry, in which one may be suspended, doesn't.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private static readonly Stock[] Persons = [.. Indicators.SharesOfPersons.SelectMany(x => x.Stocks).Distinct()];

    public async Task<bool> IsDue(CancellationToken ct) => await Next(ct) is not null;

    public async Task<bool> Step(CancellationToken ct)
    {
        var told = await db.Change(async () =>
        {
            if (await Next(ct) is not { } year) return false;
            db.Add(await Tell(year, ct));
            return true;
        }, ct);
        if (told) versions.Forget(tenant.Organisation.Id);
        return told;
    }

    /// <summary>The end of the year after the last told, or of the first that a platform told; null while a platform is waited for.</summary>
    private async Task<DateOnly?> Next(CancellationToken ct)
    {
        var last = await db.NationalYears.MaxAsync(x => (DateOnly?)x.AsOf, ct);
        var first = last is { } end ? new DateOnly(end.Year + 1, 12, 1) : await db.MonthlyBreakdowns.Where(x => x.Told != null).MinAsync(x => (DateOnly?)x.Month, ct);
        if (first is not { } december) return null;

        var asOf = december.AddMonths(1).AddDays(-1);
        var told = (await db.MonthlyBreakdowns.Where(x => x.Told != null && x.Month >= december).Select(x => new { x.PlatformId, x.Month }).ToListAsync(ct)).ToLookup(x => x.PlatformId, x => x.Month, StringComparer.Ordinal);
        if (told.Count == 0 || asOf >= business.Today) return null;

        var waitedFor = platforms.All.Where(x => x.Status is OrganisationStatus.Active).Select(x => x.Id).Where(x => !told[x].Contains(december)).ToList();
        if (waitedFor.Count == 0) return asOf;

        var heard = (await db.PlatformReports.Where(x => x.InventoryOn > asOf).Select(x => x.PlatformId).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        heard.ExceptWith(await Gaps.Of(db).Where(x => x.Month <= asOf).Select(x => x.PlatformId).Distinct().ToListAsync(ct));
        var active = (await db.MonthlyFigures.Where(x => x.Month <= asOf).Select(x => x.PlatformId).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return waitedFor.TrueForAll(x => heard.Contains(x) && (!active.Contains(x) || told[x].Any())) ? asOf : null;
    }

    private async Task<NationalYear> Tell(DateOnly asOf, CancellationToken ct)
    {
        var earlier = await db.NationalYears.AsNoTracking().OrderBy(x => x.AsOf).ToListAsync(ct);
        var lasts = db.MonthlyBreakdowns.Where(x => x.Told != null && x.Month <= asOf).GroupBy(x => x.PlatformId).Select(x => new { PlatformId = x.Key, Month = x.Max(y => y.Month) });
        var told = await db.MonthlyBreakdowns.AsNoTracking()
            .Join(lasts, x => new { x.PlatformId, x.Month }, x => new { x.PlatformId, x.Month }, (year, _) => new { year.PlatformId, year.Told })
            .ToDictionaryAsync(x => x.PlatformId, x => x.Told!, StringComparer.Ordinal, ct);
        var persons = told.ToDictionary(x => x.Key, x => PersonsOf(x.Value.Cells.Single(y => y.By is null).Figures), StringComparer.Ordinal);
        var tables = new NationalTables(asOf, told, persons, [.. earlier.Select(x => x.Persons)], platforms);
        var counted = told.Values.Select(x => x.Counted.AsEnumerable()).Aggregate((x, y) => x.Intersect(y, StringComparer.Ordinal));
        return new() { AsOf = asOf, Told = ToldYear.Of(asOf, Dimensions.All.Select(tables.By), [.. earlier.Select(x => x.Told)], [.. counted]), Persons = persons };
    }

    private static FigureSet PersonsOf(FigureSet total) => FigureSet.Of(Persons, [.. Persons.Select(x => total[x])]);
}
