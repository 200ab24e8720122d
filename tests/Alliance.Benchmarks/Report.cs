using System.Globalization;

namespace Alliance.Benchmarks;

/// <summary>One line of the table: what was measured, its floor in the same run, and the goal.</summary>
internal sealed record Line(string What, string Measured, string Floor, string Ratio, string Goal, bool? Met);

internal static class Report
{
    private static readonly (string Name, Func<Task<IEnumerable<Line>>> Measure)[] Measures =
    [
        ("resolution", ResolutionMeasure.Run),
        ("read", ReadMeasure.Run),
        ("national", NationalMeasure.Run),
        ("freshness", FreshnessMeasure.Run),
        ("stops", StopMeasure.Run),
        ("lock", LockMeasure.Run),
        ("hostile", HostileMeasure.Run),
        ("onboarding", OnboardingMeasure.Run),
        ("lists", ListMeasure.Run),
        ("room", RoomMeasure.Run),
        ("search", SearchMeasure.Run),
        ("find", FindMeasure.Run),
        ("finder", FinderMeasure.Run),
        ("dossiers", DossiersMeasure.Run),
        ("large", OnALargePlatform),
    ];

    /// <param name="args">Names of the measures wanted; all without.</param>
    public static async Task<int> Run(string[] args)
    {
        Console.WriteLine($"| {"what",-58} | {"measured",20} | {"floor",20} | {"ratio",8} | {"goal",18} |     |");
        Console.WriteLine($"|{new string('-', 60)}|{new string('-', 22)}|{new string('-', 22)}|{new string('-', 10)}|{new string('-', 20)}|-----|");
        foreach (var (name, measure) in Measures.Where(x => args.Length == 0 || args.Contains(x.Name)))
            foreach (var line in await measure())
                Console.WriteLine($"| {line.What,-58} | {line.Measured,20} | {line.Floor,20} | {line.Ratio,8} | {line.Goal,18} | {line.Met switch { true => "met", false => "no", null => "" },-3} |");
        return 0;
    }

    /// <summary>One data set for all that is measured on it; what only reads comes first.</summary>
    private static async Task<IEnumerable<Line>> OnALargePlatform()
    {
        using var platform = await LargePlatform.Make();
        return [.. await ReportMeasure.Run(platform), .. await LedgerMeasure.Run(platform)];
    }

    public static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");

    /// <summary>What ninety-five of a hundred don't exceed.</summary>
    public static double NinetyFifth(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1];
    }

    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
