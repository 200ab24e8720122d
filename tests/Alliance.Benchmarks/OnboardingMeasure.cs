using System.Diagnostics;
using System.Net;

namespace Alliance.Benchmarks;

/// <summary>From a new file in the organisations' folder to the first answer on its host: watching, checking, a new database with all its tables, and the request.</summary>
internal static class OnboardingMeasure
{
    private const int Newcomers = 5;

    public static async Task<IEnumerable<Line>> Run()
    {
        await using var service = await AssembledService.Start(x => x.WriteOrganisations(2));
        var waits = new List<double>();
        for (var n = 0; n < Newcomers; n++)
        {
            var number = 100 + n;
            service.Folder.WritePlatform(number);
            var clock = Stopwatch.StartNew();
            while (await Status(service, BenchmarkFolder.Label(number)) != HttpStatusCode.OK && clock.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(10);
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }

        return [new("from a new file to the first answer on its host, median of 5", Report.Number(waits.Median(), "ms"), "", "", "≤ 3 s", waits.Median() <= 3_000)];
    }

    private static async Task<HttpStatusCode> Status(AssembledService service, string label)
    {
        using var answer = await service.Client(label).GetAsync(new Uri("api/figures", UriKind.Relative));
        return answer.StatusCode;
    }
}
