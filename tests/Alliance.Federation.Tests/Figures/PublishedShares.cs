using Alliance.Contracts.Platform;

namespace Alliance.Federation.Tests.Figures;

/// <summary>The share of women as anybody reads it: on each platform's own page, and at the Alliance.</summary>
internal sealed class PublishedShares
{
    private readonly Dictionary<string, List<(long Women, long All)>> _own = new(StringComparer.Ordinal);

    public List<ReadShare> Read { get; } = [];

    /// <summary>A platform tells another year. Its own page then shows it unless, held against one shown before, one to four came or went: borrowers, or women or men where both show the share; and nothing of one to four: the rule as docs/indicators.md has it, read anew.</summary>
    public void OwnPage(string platform, long women, long all)
    {
        if (!_own.TryGetValue(platform, out var shown)) _own[platform] = shown = [];
        if (all < 5) return;
        foreach (var before in shown)
        {
            if (IsFew(all - before.All)) return;
            if (IsTold(women, all) && IsTold(before.Women, before.All) && (IsFew(women - before.Women) || IsFew(all - women - (before.All - before.Women)))) return;
        }

        shown.Add((women, all));
        if (IsTold(women, all)) Read.Add(new(platform, women, all, "its own page"));
    }

    /// <summary>What the Alliance tells as of some days, with the parts that the figure's page shows beside.</summary>
    public async Task Alliance(FederationHost host, params DateOnly[] days)
    {
        foreach (var day in days)
            foreach (var platform in (await host.National(day)).Platforms.Where(x => x.Release.Of(Indicators.WomenShare) is not null))
                Read.Add(new(platform.Id, platform.Persons[Indicators.BorrowersWomen], platform.Persons[Indicators.Borrowers], $"the Alliance of {day:O}"));
    }

    private static bool IsFew(long difference) => difference is >= 1 and <= 4 or >= -4 and <= -1;

    private static bool IsTold(long women, long all) => women is not (>= 1 and <= 4) && all - women is not (>= 1 and <= 4);
}
