using System.Diagnostics;
using System.Globalization;
using Alliance.Platform.Insight.Reports;
using Microsoft.Data.Sqlite;

namespace Alliance.Benchmarks;

/// <summary>Reports over 100 000 loans of 60 instalments: on the business date against the bare SQL that only adds up columns, on an earlier day with a replay of what changed since.</summary>
internal static class ReportMeasure
{
    private const int Rounds = 5;

    public static async Task<IEnumerable<Line>> Run(LargePlatform platform)
    {
        var lines = new List<Line>();
        foreach (var (what, name, by) in new[]
        {
            ("ageing report, 100 000 loans of 60 instalments", ReportName.Ageing, Breakdown.Nothing),
            ("the same by officer", ReportName.Ageing, Breakdown.Officer),
            ("portfolio by province", ReportName.Portfolio, Breakdown.Province),
            ("expected collections", ReportName.Expected, Breakdown.Nothing),
            ("collected against expected, this year", ReportName.Collected, Breakdown.Nothing),
        })
        {
            var pairs = new List<(double Ours, double Floor)>();
            for (var round = 0; round <= Rounds; round++)
                pairs.Add((await Time(() => platform.Run<ShowReport, Platform.Insight.Reports.Report>(x => x.Handle(name, new(By: by)))), await Time(() => Raw(platform))));
            pairs.RemoveAt(0); // warming up
            var ours = pairs.Select(x => x.Ours).Median();
            lines.Add(new(
                what, Report.Number(ours, "ms"), Report.Number(pairs.Select(x => x.Floor).Median(), "ms"),
                Report.Number(pairs.Select(x => x.Ours / x.Floor).Median(), "×"), name is ReportName.Ageing ? "≤ 2 s" : "", name is ReportName.Ageing ? ours <= 2_000 : null));
        }

        var replay = await Time(() => platform.Run<ShowReport, Platform.Insight.Reports.Report>(x => x.Handle(ReportName.Ageing, new(AsOf: platform.Today.AddMonths(-1)))));
        lines.Add(new("ageing as of a month ago, replaying what was paid since", Report.Number(replay / 1_000, "s"), "", "", "", null));
        return lines;
    }

    private static async Task<double> Time<T>(Func<Task<T>> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>The sums by bucket of what the columns say; schedules are fetched, not looked into.</summary>
    private static async Task<long> Raw(LargePlatform platform)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT CASE WHEN "Summary_OldestDueUnpaidOn" >= $today THEN 0 WHEN "Summary_OldestDueUnpaidOn" >= date($today, '-30 days') THEN 1
                        WHEN "Summary_OldestDueUnpaidOn" >= date($today, '-60 days') THEN 2 WHEN "Summary_OldestDueUnpaidOn" >= date($today, '-90 days') THEN 3
                        WHEN "Summary_OldestDueUnpaidOn" >= date($today, '-180 days') THEN 4 ELSE 5 END AS "Bucket",
                   COUNT(*), SUM("Summary_Outstanding"), SUM(LENGTH("Summary_Schedule"))
            FROM "platform_loans" WHERE "Summary_Outstanding" > 0 GROUP BY "Bucket"
            """;
        command.Parameters.AddWithValue("$today", platform.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await using var reader = await command.ExecuteReaderAsync();
        var loans = 0L;
        while (await reader.ReadAsync()) loans += reader.GetInt64(1);
        return loans;
    }
}
