using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>National figures by sector, gender, age group, kind of project or province, small groups withheld.</summary>
public sealed class ShowBreakdown(
    ModuleDbPools<FederationDb> pools, NationalVersions versions, OrganisationCache cache, TenantContext tenant, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/breakdown", Get)
        .WithName("NationalBreakdown")
        .WithSummary("National figures by sector, gender, ageGroup, projectKind or province; groups of fewer than five persons are withheld.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The cells of a dimension, the largest first.</summary>
    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<IReadOnlyList<ShownCell>> Handle(DateOnly asOf, string dimension)
    {
        user.Demand(NationalPermissions.Read);
        var version = await versions.Current(tenant.Organisation);
        var all = await cache.GetOrMake($"breakdown:{asOf:O}", version, () => Compute(asOf), x => 250L * (1 + x.Sum(y => y.Count())));
        return Withholding.Apply([.. all[dimension]]);
    }

    private async Task<ILookup<string, FigureCell>> Compute(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        var latest = ShowNationalFigures.LatestUpTo(db, asOf);
        var announced = await db.MonthlyBreakdowns.AsNoTracking()
            .Join(latest, x => new { x.PlatformId, x.Month }, x => new { x.PlatformId, x.Month }, (breakdown, _) => breakdown)
            .ToListAsync();
        return announced
            .SelectMany(x => x.Cells)
            .Where(x => x is { By: not null, And: null })
            .GroupBy(x => x.By!)
            .Select(x => new FigureCell(x.Key, null, x.Aggregate(FigureSet.Zero, (sum, y) => sum + y.Figures)))
            .OrderByDescending(x => x.Figures[Indicators.Borrowers]).ThenBy(x => x.By!.Value, StringComparer.Ordinal)
            .ToLookup(x => x.By!.Dimension, StringComparer.Ordinal);
    }

    private static async Task<Results<Ok<BreakdownAnswer>, ProblemHttpResult>> Get(string? dimension, string? asOf, ShowBreakdown showBreakdown, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;
        if (!Dimensions.All.Contains(dimension ?? "", StringComparer.Ordinal))
            return AsOfDate.Bad("figures.unknown-dimension", $"The dimensions are {string.Join(", ", Dimensions.All)}.");

        return TypedResults.Ok(BreakdownAnswer.Of(day, dimension!, await showBreakdown.Handle(day, dimension!)));
    }
}
