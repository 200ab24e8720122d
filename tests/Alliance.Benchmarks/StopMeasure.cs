using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Testing;
using Microsoft.Data.Sqlite;

namespace Alliance.Benchmarks;

/// <summary>Twenty stops in the first minutes of a deployment, while the figures of five platforms are on their way to an Alliance that has none: what each left, and how long after the next start the nation was the sum of its platforms.</summary>
/// <remarks>Ten by SIGKILL and ten by SIGTERM, at twenty different messages, half before their consumer has committed and half after it, before that is noted.</remarks>
internal static class StopMeasure
{
    private const int Stops = 20;
    private const string Indicator = "enterprisesFinanced";
    private static readonly string[] Platforms = ["souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb"];

    public static async Task<IEnumerable<Line>> Run()
    {
        using var first = new BenchmarkFolder();
        first.WriteShipped();
        var sum = await GenerateAllButTheNation(first);
        var lines = new List<Line>();
        var waits = new List<double>();
        for (var n = 0; n < Stops; n++)
        {
            using var folder = first.Copy();
            var (before, wait, work, asked) = await StopAndStart(folder, n, sum);
            waits.Add(wait);
            lines.Add(new(
                $"stop {n + 1}: {SignalOf(n)} {(IsBeforeCommit(n) ? $"before commit {MessageOf(n)}" : $"before noting batch {BatchOf(n)}")}",
                $"{before} of {sum}", asked ? "asked again" : "nothing lost", "", Report.Number(wait, "ms"), wait <= 5_000 && !asked));
            Console.Error.WriteLine($"{lines[^1].What}: {before} of {sum} at the start after it, {(asked ? "asked again" : "nothing lost")}; all {wait:0} ms later, {work:0} ms of them at work");
        }

        return [.. lines, new("from the start after a stop to nation = sum, slowest of 20", Report.Number(waits.Max(), "ms"), Report.Number(waits.Median(), "ms"), "", "≤ 5 s", waits.Max() <= 5_000)];
    }

    /// <summary>All platforms have generated and announced; the first message is held in the Alliance's consumer, and the process killed there.</summary>
    private static async Task<long> GenerateAllButTheNation(BenchmarkFolder folder)
    {
        await using var host = await HostProcess.Start(folder.Settings, new(folder.DatabaseOf("aim"), "INSERT INTO \"federation_monthly_figures\""));
        await host.IsHeld();
        var sum = 0L;
        foreach (var platform in Platforms)
        {
            long figure;
            while ((figure = await Figure(host, platform)) == 0) await Task.Delay(100); // its figures are computed behind its start
            sum += figure;
        }

        await host.Kill();
        return sum;
    }

    private static async Task<(long Before, double Wait, double Work, bool Asked)> StopAndStart(BenchmarkFolder folder, int n, long sum)
    {
        var hold = IsBeforeCommit(n)
            ? new HoldPoint(folder.DatabaseOf("aim"), "INSERT INTO \"federation_monthly_figures\"", MessageOf(n))
            : new HoldPoint(folder.DatabaseOf("ism"), "DELETE FROM \"platform_outbox\"", BatchOf(n));
        await using (var stopped = await HostProcess.Start(folder.Settings, hold, untilReady: false))
        {
            await stopped.IsHeld();
            if (SignalOf(n) is "SIGKILL") await stopped.Kill();
            else await stopped.Terminate();
        }

        await using var risen = await HostProcess.Start(folder.Settings);
        var (clock, worked) = (Stopwatch.StartNew(), risen.Work);
        var before = await Figure(risen, "alliance");
        for (var figure = before; figure != sum && clock.Elapsed < TimeSpan.FromMinutes(3); figure = await Figure(risen, "alliance")) await Task.Delay(20);
        var wait = clock.Elapsed.TotalMilliseconds;
        return (before, wait, (risen.Work - worked).TotalMilliseconds, await HasAsked(folder));
    }

    /// <summary>Whether the Alliance asked a platform to announce everything again, which is how what is lost is found after a while.</summary>
    private static async Task<bool> HasAsked(BenchmarkFolder folder)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.DatabaseOf("aim")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM federation_platform_reports WHERE AskedAt IS NOT NULL";
        return await command.ExecuteScalarAsync() is > 0L;
    }

    private static string SignalOf(int n) => n % 2 == 0 ? "SIGKILL" : "SIGTERM";

    private static bool IsBeforeCommit(int n) => n % 4 < 2;

    private static int MessageOf(int n) => 1 + n * 30;

    private static int BatchOf(int n) => 1 + n / 8;

    private static async Task<long> Figure(HostProcess host, string label)
    {
        using var client = host.Client(label);
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty(Indicator).GetInt64();
    }
}
