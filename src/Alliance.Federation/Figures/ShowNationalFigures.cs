using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>The headline figures, which are public: computed once per date and change, whoever asks.</summary>
public sealed class ShowNationalFigures(
    ModuleDbPools<FederationDb> pools, NationalVersions versions, PlatformRegistry platforms, OrganisationCache cache, TenantContext tenant, IBusinessDate business)
{
    /// <param name="asOf">A month end or the business date, see <see cref="AsOfDate"/>.</param>
    public async Task<NationalFigures> Handle(DateOnly asOf)
    {
        var version = await versions.Current(tenant.Organisation);
        return await cache.GetOrMake($"national:{asOf:O}", version, () => Compute(asOf), x => 800L * (x.Platforms.Length + 1));
    }

    /// <summary>Dates that can be asked for, latest first: the business date and the month ends since the first figures.</summary>
    public async Task<ImmutableArray<DateOnly>> Dates()
    {
        var version = await versions.Current(tenant.Organisation);
        var first = await cache.GetOrMake("first-month", version, FirstMonth, _ => 64);
        return [.. AsOfDate.Choices(first.Month ?? business.Today, business.Today)];
    }

    private async Task<NationalFigures> Compute(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        var latest = await LatestUpTo(db, asOf).AsNoTracking().ToDictionaryAsync(x => x.PlatformId, StringComparer.Ordinal);
        var years = await db.NationalYears.AsNoTracking().Where(x => x.AsOf <= asOf).OrderBy(x => x.AsOf).Select(x => x.Persons).ToListAsync();
        var shares = NationalYears.Told(years);
        var reports = await db.PlatformReports.AsNoTracking().ToDictionaryAsync(x => x.PlatformId, StringComparer.Ordinal);
        var incomplete = (await Gaps.Of(db).Where(x => x.Month <= asOf).Select(x => x.PlatformId).Distinct().ToListAsync()).ToHashSet(StringComparer.Ordinal);

        var known = platforms.All.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var counted = known.Values.Where(x => x.Status is OrganisationStatus.Active).Select(x => x.Id).Union(latest.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(asOf, [.. counted.Select(id => Of(id, known.GetValueOrDefault(id), latest.GetValueOrDefault(id), reports.GetValueOrDefault(id)))])
        {
            Withheld = [.. Indicators.SharesOfPersons.Where(x => !HiddenShares.MayBeTold(x, shares))],
        };

        PlatformFigures Of(string id, Organisation? platform, MonthlyFigures? month, PlatformReport? report) => new()
        {
            Id = id,
            Name = platform?.Name ?? report?.Name ?? id,
            Status = platform?.Status,
            Region = platform?.Territory.Region,
            Figures = month?.Figures ?? FigureSet.Zero,
            Persons = shares is [.., var last] ? last.GetValueOrDefault(id, FigureSet.Zero) : FigureSet.Zero,
            AsOf = month?.AsOf,
            AnnouncedAt = month?.AnnouncedAt,
            UpToDate = (month?.AsOf >= asOf || report?.InventoryOn >= asOf) && !incomplete.Contains(id),
        };
    }

    /// <summary>Each platform's latest month up to a date: what is carried forward.</summary>
    internal static IQueryable<MonthlyFigures> LatestUpTo(FederationDb db, DateOnly asOf) =>
        from month in db.MonthlyFigures
        join last in db.MonthlyFigures.Where(x => x.Month <= asOf).GroupBy(x => x.PlatformId).Select(x => new { PlatformId = x.Key, Month = x.Max(y => y.Month) })
            on new { month.PlatformId, month.Month } equals new { last.PlatformId, last.Month }
        select month;

    private async Task<First> FirstMonth()
    {
        await using var db = pools.Lease(tenant.Organisation);
        return new(await db.MonthlyFigures.MinAsync(x => (DateOnly?)x.Month));
    }

    private sealed record First(DateOnly? Month);
}
