using Alliance.Contracts.Platform;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The platform's figures at the ends of years, as they were told: shares of persons are told as of these alone (<see cref="Disclosure.OfPersons"/>).</summary>
internal sealed record YearEnds(IReadOnlyList<FiguresAt> Ascending)
{
    public static async Task<YearEnds> Read(PlatformDb db, CancellationToken ct = default) => new(await db.Months.AsNoTracking()
        .Where(x => x.ToldTotal != null)
        .OrderBy(x => x.Month)
        .Select(x => new FiguresAt(x.AsOf, x.ToldTotal!))
        .ToListAsync(ct));

    /// <summary>What everybody may be told of a day's figures.</summary>
    public Release Release(FiguresAt figures) => new(figures.Figures, Disclosure.OfPersons(Ascending.Where(x => x.AsOf <= figures.AsOf).Select(x => x.Figures)), []);
}
