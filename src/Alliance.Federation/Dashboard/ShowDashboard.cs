using System.Collections.Immutable;
using Alliance.Federation.Coverage;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Dashboard;

/// <summary>All that the national dashboard shows at a date.</summary>
public sealed class ShowDashboard(
    ShowNationalFigures national, ShowSeries series, ShowCoverage coverage, FindAwaitedYear awaitedYear,
    NationalVersions versions, OrganisationCache cache, TenantContext tenant, IBusinessDate business, ICurrentUser user)
{
    /// <param name="asOf">Null for the business date.</param>
    /// <exception cref="NotAllowedException">For national roles only.</exception>
    public async Task<NationalDashboard> Handle(DateOnly? asOf)
    {
        user.Demand(NationalPermissions.Read);
        var dates = await national.Dates();
        var day = asOf is { } asked && dates.Contains(asked) ? asked : business.Today;
        return new(await national.Handle(day), await national.Handle(AsOfDate.YearBefore(day)), await series.Handle(day), coverage.Handle(), dates) { Awaited = await Awaited() };
    }

    /// <summary>Open dashboards ask every few seconds.</summary>
    private async Task<AwaitedYear?> Awaited() =>
        (await cache.GetOrMake($"awaited-year:{business.Today:O}", await versions.Current(tenant.Organisation), async () => new Looked(await awaitedYear.Handle()), x => 64L * (1 + (x.Awaited?.Platforms.Count ?? 0)))).Awaited;

    private sealed record Looked(AwaitedYear? Awaited);
}

/// <param name="Before">A year earlier, to compare with.</param>
/// <param name="Dates">Dates to choose from, latest first.</param>
public sealed record NationalDashboard(
    NationalFigures Figures, NationalFigures Before, YearlySeries Series, TerritoryCoverage Coverage, ImmutableArray<DateOnly> Dates)
{
    /// <summary>The next year to be told by sector, gender and so on, with who is waited for; null where none is over.</summary>
    public AwaitedYear? Awaited { get; init; }
}
