using System.Collections.Concurrent;
using Alliance.Contracts.Platform;
using Alliance.Demonstration;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>Histories, each generated once for all tests that look at it.</summary>
internal static class Generated
{
    public const int Seed = 2026;

    private static readonly ConcurrentDictionary<(string, int), Lazy<DemonstrationHistory>> Histories = new();
    private static readonly ConcurrentDictionary<(string, DateOnly), Lazy<FigureSet>> Figures = new();

    public static IEnumerable<string> Profiles => DemonstrationProfiles.All.Select(x => x.Name);

    public static DemonstrationHistory SoussMassa => Of("souss-massa");

    public static DemonstrationHistory Of(string profile, int seed = Seed) =>
        Histories.GetOrAdd((profile, seed), x => new(() => Fresh(x.Item1, x.Item2))).Value;

    public static FigureSet FiguresOf(string profile, DateOnly day) =>
        Figures.GetOrAdd((profile, day), x => new(() => Of(x.Item1).FiguresOn(x.Item2))).Value;

    public static DemonstrationHistory Fresh(string profile, int seed) =>
        new HistoryGenerator("ism", DemonstrationProfiles.Find(profile), seed, new LendingSettings()).Generate();
}
