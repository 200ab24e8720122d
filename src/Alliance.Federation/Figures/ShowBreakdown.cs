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
        .WithSummary("National figures by sector, gender, ageGroup, projectKind or province; of the last year that is told, with groups of fewer than five persons withheld.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>What is told of a dimension, as of the last year told up to a day (<see cref="TellNationalYears"/>).</summary>
    /// <returns>Null before the first.</returns>
    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<ToldBreakdown?> Handle(DateOnly asOf, string dimension)
    {
        user.Demand(NationalPermissions.Read);
        var version = await versions.Current(tenant.Organisation);
        var last = await cache.GetOrMake($"breakdowns:{asOf.AddDays(1).Year - 1}", version, () => Read(asOf), x => 250L * (1 + (x.Told?.Tables.Sum(y => y.Cells.Count) ?? 0)));
        return last.Told?.By(dimension);
    }

    private async Task<Last> Read(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        return new(await db.NationalYears.AsNoTracking().Where(x => x.AsOf <= asOf).OrderByDescending(x => x.AsOf).Select(x => x.Told).FirstOrDefaultAsync());
    }

    private sealed record Last(ToldYear? Told);

    private static async Task<Results<Ok<BreakdownAnswer>, ProblemHttpResult>> Get(string? dimension, string? asOf, ShowBreakdown showBreakdown, IBusinessDate business)
    {
        if (!AsOfDate.TryRead(asOf, business.Today, out var day, out var problem)) return problem;
        if (!Dimensions.All.Contains(dimension ?? "", StringComparer.Ordinal))
            return AsOfDate.Bad("figures.unknown-dimension", $"The dimensions are {string.Join(", ", Dimensions.All)}.");

        return TypedResults.Ok(BreakdownAnswer.Of(dimension!, await showBreakdown.Handle(day, dimension!)));
    }
}
