using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>Tells the next year of the country by sector, gender, age group, kind of project and province, once every active platform has told its own.</summary>
/// <remarks>Who is waited for says <see cref="FindAwaitedYear"/>; what is told stays as it is.</remarks>
public sealed class TellNationalYears(FederationDb db, NationalVersions versions, PlatformRegistry platforms, FindAwaitedYear awaited, TenantContext tenant) : IOrganisationJob
{
    /// <summary>Messages of platforms wake it; the registry, in which one may be suspended, doesn't.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private static readonly Stock[] Persons = [.. Indicators.SharesOfPersons.SelectMany(x => x.Stocks).Distinct()];

    public async Task<bool> IsDue(CancellationToken ct) => await awaited.Handle(ct) is { Platforms: [] };

    public async Task<bool> Step(CancellationToken ct)
    {
        var told = await db.Change(async () =>
        {
            if (await awaited.Handle(ct) is not { Platforms: [] } year) return false;
            db.Add(await Tell(year.AsOf, ct));
            return true;
        }, ct);
        if (told) versions.Forget(tenant.Organisation.Id);
        return told;
    }

    private async Task<NationalYear> Tell(DateOnly asOf, CancellationToken ct)
    {
        var earlier = await db.NationalYears.AsNoTracking().OrderBy(x => x.AsOf).ToListAsync(ct);
        var years = (await db.MonthlyBreakdowns.AsNoTracking().Where(x => x.Told != null && x.Month <= asOf).OrderBy(x => x.Month).Select(x => new { x.PlatformId, x.Told }).ToListAsync(ct))
            .GroupBy(x => x.PlatformId, x => x.Told!, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.ToList(), StringComparer.Ordinal);
        var told = years.ToDictionary(x => x.Key, x => x.Value[^1], StringComparer.Ordinal);
        var persons = years.ToDictionary(x => x.Key, x => ToldBy(x.Value), StringComparer.Ordinal);
        var tables = new NationalTables(asOf, told, persons, earlier, platforms);
        return new() { AsOf = asOf, Told = ToldYear.Of(asOf, Dimensions.All.Select(tables.By), [.. earlier.Select(x => x.Told)], Counted(told.Values)), Persons = persons };
    }

    /// <summary>What a platform tells shares of persons from, as it says itself; added up as it would where the release before said nothing.</summary>
    private static FigureSet ToldBy(IEnumerable<AnnouncedYear> years)
    {
        var told = new List<FigureSet>();
        foreach (var year in years) told.Add(year.Persons ?? Disclosure.OfPersons([.. told, year.Cells.Single(x => x.By is null).Figures]));
        return FigureSet.Of(Persons, [.. Persons.Select(x => told[^1][x])]);
    }

    /// <summary>Stocks that all counted who tell of anybody. Else a cell would seem to tell of all the persons in it, and tell of those few whose platform counts.</summary>
    private static IReadOnlyList<string> Counted(IReadOnlyCollection<AnnouncedYear> told) =>
        [.. told.SelectMany(x => x.Counted).Distinct(StringComparer.Ordinal).Where(code => told.Where(x => x.Cells.Any(y => y.Figures != FigureSet.Zero)).All(x => x.Counted.Contains(code, StringComparer.Ordinal)))];
}
