using System.Collections.Immutable;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>National figures by sector, gender, age group, kind of project or province, small groups withheld.</summary>
public sealed class ReadBreakdown(
    ModuleDbPools<FederationDb> pools, NationalVersions versions, OrganisationCache cache, TenantContext tenant, ICurrentUser user)
{
    public static readonly ImmutableArray<string> Dimensions = ["sector", "gender", "ageGroup", "projectKind", "province"];

    /// <summary>The cells of a dimension, the largest first.</summary>
    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<IReadOnlyList<ShownCell>> Handle(DateOnly asOf, string dimension)
    {
        user.Demand(NationalPermissions.Read);
        var version = await versions.Current(tenant.Organisation);
        var all = await cache.GetOrMake($"breakdown:{asOf:O}", version, () => Compute(asOf), x => 250L * (1 + x.Sum(y => y.Count())));
        return Withholding.Apply([.. all[dimension]]);
    }

    private async Task<ILookup<string, BreakdownCell>> Compute(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        var latest = ReadNationalFigures.LatestUpTo(db, asOf);
        var announced = await db.MonthlyBreakdowns.AsNoTracking()
            .Join(latest, x => new { x.PlatformId, x.Month }, x => new { x.PlatformId, x.Month }, (breakdown, _) => breakdown)
            .ToListAsync();
        return announced
            .SelectMany(x => x.Cells)
            .GroupBy(x => (x.Dimension, x.Value))
            .Select(x => new BreakdownCell(x.Key.Dimension, x.Key.Value, x.Sum(y => y.Persons), x.Aggregate(FigureSet.Zero, (sum, y) => sum + y.Figures)))
            .OrderByDescending(x => x.Persons).ThenBy(x => x.Value, StringComparer.Ordinal)
            .ToLookup(x => x.Dimension, StringComparer.Ordinal);
    }
}
