namespace Alliance.Benchmarks;

/// <summary>The national headline figures against an endpoint of the same application that returns the same bytes; with few platforms and with many.</summary>
internal static class NationalMeasure
{
    private const int Requests = 20_000;
    private const int Rounds = 5;

    public static async Task<IEnumerable<Line>> Run()
    {
        var lines = new List<Line>();
        var costs = new List<double>();
        foreach (var platforms in new[] { 5, 1_000 })
        {
            using var national = await Child.Start("national", $"{platforms}");
            var pairs = new List<(Cost Figures, Cost Floor)>();
            for (var round = 0; round < Rounds; round++)
            {
                var floor = await national.Measure(_ => "alliance.localhost", "/plain", Requests);
                pairs.Add((await national.Measure(_ => "alliance.localhost", "/api/figures", Requests), floor));
            }

            var ratio = pairs.Select(x => x.Figures.MicrosecondsCpu / x.Floor.MicrosecondsCpu).Median();
            costs.Add(pairs.Select(x => x.Figures.MicrosecondsCpu - x.Floor.MicrosecondsCpu).Median());
            lines.Add(new(
                $"national figures of {platforms} platforms, CPU per request",
                Report.Number(pairs.Select(x => x.Figures.MicrosecondsCpu).Median(), "µs"), Report.Number(pairs.Select(x => x.Floor.MicrosecondsCpu).Median(), "µs"),
                Report.Number(ratio, "×"), "≤ 1.5 ×", ratio <= 1.5));
        }

        lines.Add(new("what the figures add to their bytes, 1,000 platforms − 5", Report.Number(costs[1], "µs"), Report.Number(costs[0], "µs"), Report.Number(costs[1] - costs[0], "µs"), "about equal", null));
        return lines;
    }
}
