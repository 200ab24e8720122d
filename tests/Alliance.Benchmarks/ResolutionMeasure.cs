namespace Alliance.Benchmarks;

/// <summary>A request with tenant resolution against the same application without it: CPU time and bytes allocated by the serving process.</summary>
internal static class ResolutionMeasure
{
    private const int Requests = 40_000;
    private const int Rounds = 9;

    public static async Task<IEnumerable<Line>> Run()
    {
        var lines = new List<Line>();
        foreach (var organisations in new[] { 12, 1_000 })
        {
            using var plain = await Child.Start("plain");
            using var tenancy = await Child.Start("tenancy", $"{organisations}");
            var pairs = new List<(Cost With, Cost Without)>();
            for (var round = 0; round < Rounds; round++)
            {
                var without = await plain.Measure(n => Host(n, organisations), "/", Requests);
                pairs.Add((await tenancy.Measure(n => Host(n, organisations), "/", Requests), without));
            }

            var ratio = pairs.Select(x => x.With.MicrosecondsCpu / x.Without.MicrosecondsCpu).Median();
            var added = pairs.Select(x => x.With.Bytes - x.Without.Bytes).Median();
            lines.Add(new(
                $"resolve one of {organisations} organisations, CPU per request",
                Report.Number(pairs.Select(x => x.With.MicrosecondsCpu).Median(), "µs"), Report.Number(pairs.Select(x => x.Without.MicrosecondsCpu).Median(), "µs"),
                Report.Number(ratio, "×"), "≤ 1.10 ×", ratio <= 1.10));
            lines.Add(new(
                $"resolve one of {organisations} organisations, bytes added",
                Report.Number(pairs.Select(x => x.With.Bytes).Median(), "B"), Report.Number(pairs.Select(x => x.Without.Bytes).Median(), "B"),
                Report.Number(added, "B"), "≤ 128 B added", added <= 128));
        }

        return lines;
    }

    private static string Host(int n, int organisations) => $"{BenchmarkFolder.Label(n % organisations)}.localhost";
}
