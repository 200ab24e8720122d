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

    public static YearEnds Of(IEnumerable<FiguresMonth> months) =>
        new([.. months.Where(x => x.ToldTotal is not null).OrderBy(x => x.Month).Select(x => new FiguresAt(x.AsOf, x.ToldTotal!))]);

    /// <summary>Those from which shares of persons are told at a day: here, and by the Alliance, which is sent them.</summary>
    public FigureSet Persons(DateOnly day) => Disclosure.OfPersons(Ascending.Where(x => x.AsOf <= day).Select(x => x.Figures));

    /// <summary>The same once one more is told.</summary>
    public FigureSet PersonsWith(FigureSet next) => Disclosure.OfPersons(Ascending.Select(x => x.Figures).Append(next));

    /// <summary>What everybody may be told of a day's figures.</summary>
    public Release Release(FiguresAt figures) => new(figures.Figures, Persons(figures.AsOf), []);
}
