using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Figures;

/// <summary>The next year of the country to be told, and who is waited for.</summary>
/// <param name="Platforms">Their ids; none once it can be told.</param>
public sealed record AwaitedYear(DateOnly AsOf, IReadOnlyList<string> Platforms);

/// <summary>Finds what <see cref="TellNationalYears"/> tells next.</summary>
/// <remarks>While platforms join one after another, each would be known by what it adds; so all are waited for. A suspended platform isn't: its last year is carried forward. Nor is one that has
/// nothing before the year's end, by an inventory made after it, or that told a later year and so never tells this one.
/// Asks for no permission: the job that tells years asks it, and the dashboard, which demands its own.</remarks>
public sealed class FindAwaitedYear(FederationDb db, PlatformRegistry platforms, IBusinessDate business)
{
    /// <returns>Of the year after the last told, or the first that a platform told; null until a platform told one, and until it is over.</returns>
    public async Task<AwaitedYear?> Handle(CancellationToken ct = default)
    {
        var last = await db.NationalYears.MaxAsync(x => (DateOnly?)x.AsOf, ct);
        var first = last is { } end ? new DateOnly(end.Year + 1, 12, 1) : await db.MonthlyBreakdowns.Where(x => x.Told != null).MinAsync(x => (DateOnly?)x.Month, ct);
        if (first is not { } december) return null;

        var asOf = december.AddMonths(1).AddDays(-1);
        if (asOf >= business.Today) return null;

        var told = (await db.MonthlyBreakdowns.Where(x => x.Told != null && x.Month >= december).Select(x => new { x.PlatformId, x.Month }).ToListAsync(ct)).ToLookup(x => x.PlatformId, x => x.Month, StringComparer.Ordinal);
        var untold = platforms.All.Where(x => x.Status is OrganisationStatus.Active).Select(x => x.Id).Where(x => !told[x].Contains(december)).Order(StringComparer.Ordinal).ToList();
        if (told.Count == 0) return untold.Count > 0 ? new(asOf, untold) : null;
        if (untold.Count == 0) return new(asOf, untold);

        var heard = (await db.PlatformReports.Where(x => x.InventoryOn > asOf).Select(x => x.PlatformId).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        heard.ExceptWith(await Gaps.Of(db).Where(x => x.Month <= asOf).Select(x => x.PlatformId).Distinct().ToListAsync(ct));
        var active = (await db.MonthlyFigures.Where(x => x.Month <= asOf).Select(x => x.PlatformId).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return new(asOf, untold.FindAll(x => !heard.Contains(x) || (active.Contains(x) && !told[x].Any())));
    }
}
