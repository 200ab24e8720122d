using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
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
    ModuleDbPools<FederationDb> pools, NationalVersions versions, PlatformRegistry platforms, OrganisationCache cache, TenantContext tenant, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/breakdown", Get)
        .WithName("NationalBreakdown")
        .WithSummary("National figures by sector, gender, ageGroup, projectKind or province; of the last year's end, with groups of fewer than five persons withheld.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>What may be told of a dimension, as of the last year's end up to a day.</summary>
    /// <returns>Null before the first year's end.</returns>
    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<ToldBreakdown?> Handle(DateOnly asOf, string dimension)
    {
        user.Demand(NationalPermissions.Read);
        var version = await versions.Current(tenant.Organisation);
        var all = await cache.GetOrMake($"breakdowns:{asOf.AddDays(1).Year - 1}", version, () => Compute(asOf), x => 250L * (1 + x.Told.Values.Sum(y => y?.Cells.Count ?? 0)));
        return all.Told[dimension];
    }

    private async Task<All> Compute(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        var ends = await ShowNationalFigures.YearEndsUpTo(db, asOf).AsNoTracking()
            .Join(db.MonthlyBreakdowns, x => new { x.PlatformId, x.Month }, x => new { x.PlatformId, x.Month }, (figures, breakdown) => new PlatformYearEnd(figures, breakdown))
            .ToListAsync();
        var tables = YearEndTables.Of(ends, platforms);
        return new(Dimensions.All.ToDictionary(x => x, x => ToldBreakdown.Last(tables(x)), StringComparer.Ordinal));
    }

    private sealed record All(Dictionary<string, ToldBreakdown?> Told);

    private static async Task<Results<Ok<BreakdownAnswer>, ProblemHttpResult>> Get(string? dimension, string? asOf, ShowBreakdown showBreakdown, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;
        if (!Dimensions.All.Contains(dimension ?? "", StringComparer.Ordinal))
            return AsOfDate.Bad("figures.unknown-dimension", $"The dimensions are {string.Join(", ", Dimensions.All)}.");

        return TypedResults.Ok(BreakdownAnswer.Of(dimension!, await showBreakdown.Handle(day, dimension!)));
    }
}
