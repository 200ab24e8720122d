using System.Collections.Immutable;
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

/// <summary>The yearly trend up to a date. Public: it is made of headline figures.</summary>
public sealed class ShowSeries(
    ModuleDbPools<FederationDb> pools, NationalVersions versions, ShowNationalFigures national, OrganisationCache cache, TenantContext tenant)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/figures/series", Get)
        .AllowAnonymous()
        .WithName("NationalSeries")
        .WithSummary("What happened in each year up to a month end, or to the business date when none is given.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    public async Task<YearlySeries> Handle(DateOnly asOf)
    {
        var version = await versions.Current(tenant.Organisation);
        return await cache.GetOrMake($"series:{asOf:O}", version, () => Compute(asOf), x => 150L * (x.Years.Length + 1) * (x.Platforms.Length + 1));
    }

    private async Task<YearlySeries> Compute(DateOnly asOf)
    {
        var at = await national.Handle(asOf);
        var platforms = at.Platforms.OrderByDescending(x => x.Figures[Indicators.EnterprisesFinanced]).ThenBy(x => x.Id, StringComparer.Ordinal).ToArray();
        var latest = await LatestOfEachYear(asOf);
        if (latest.Count == 0) return new(asOf, [.. platforms.Select(x => new SeriesPlatform(x.Id, x.Name))], []);

        var before = platforms.ToDictionary(x => x.Id, _ => FigureSet.Zero, StringComparer.Ordinal);
        var years = ImmutableArray.CreateBuilder<SeriesYear>();
        for (var year = latest.Keys.Min(x => x.Year); year <= asOf.Year; year++)
        {
            years.Add(new(year, DateOnly.FromDayNumber(Math.Min(new DateOnly(year, 12, 31).DayNumber, asOf.DayNumber)), [.. platforms.Select(x =>
            {
                var then = before[x.Id];
                before[x.Id] = latest.GetValueOrDefault((x.Id, year), then); // a year without announcement: carried forward
                return before[x.Id] - then;
            })]));
        }

        return new(asOf, [.. platforms.Select(x => new SeriesPlatform(x.Id, x.Name))], years.ToImmutable());
    }

    private async Task<Dictionary<(string PlatformId, int Year), FigureSet>> LatestOfEachYear(DateOnly asOf)
    {
        await using var db = pools.Lease(tenant.Organisation);
        var ends = db.MonthlyFigures
            .Where(x => x.Month <= asOf)
            .GroupBy(x => new { x.PlatformId, x.Month.Year })
            .Select(x => new { x.Key.PlatformId, Month = x.Max(y => y.Month) });
        var latest = await db.MonthlyFigures.AsNoTracking()
            .Join(ends, x => new { x.PlatformId, x.Month }, x => new { x.PlatformId, x.Month }, (month, _) => month)
            .ToListAsync();
        return latest.ToDictionary(x => (x.PlatformId, x.Month.Year), x => x.Figures);
    }

    private static async Task<Results<Ok<SeriesAnswer>, ProblemHttpResult>> Get(string? asOf, ShowSeries showSeries, IBusinessDate business) =>
        AsOfDate.TryRead(asOf, business.Today, out var day, out var problem) ? TypedResults.Ok(SeriesAnswer.Of(await showSeries.Handle(day))) : problem;
}
