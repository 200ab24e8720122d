using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Benchmarks;

/// <summary>10 000 dossiers as a table and as a board, on the server: ninety-five of a hundred answers, against bare SQL that counts and turns to the same rows.</summary>
internal static class DossiersMeasure
{
    private const int Dossiers = 10_000;
    private const int Rounds = 60;
    private const int ListGoal = 100;
    private const int BoardGoal = 150;

    private const string Joined = "platform_applications a JOIN platform_enterprises e ON e.Id = a.EnterpriseId JOIN platform_entrepreneurs p ON p.Id = a.EntrepreneurId";

    /// <summary>In Latin and Arabic letters, folded as the product stores them.</summary>
    private static readonly string[] Names = ["fatima zahra amrani", "mohammed benali", "youssef el alaoui", "امينه العلوي", "محمد التازي", "salma tazi", "خديجه السوسي"];

    public static async Task<IEnumerable<Line>> Run()
    {
        using var platform = await LargePlatform.OfDossiers(Dossiers);
        await Name(platform);
        return
        [
            await List(platform, "first page", new()),
            await List(platform, "page 390", new() { Page = new(390, Paging.UsualSize) }),
            await List(platform, "by days in state, page 200", new() { OrderBy = ApplicationOrder.DaysInState, Page = new(200, Paging.UsualSize) }),
            await List(platform, "searched in Latin", new() { Search = "ÉL Alaoui 12" }),
            await List(platform, "searched in Arabic", new() { Search = "أمينة العلوي" }),
            await Board(platform, "", new()),
            await Board(platform, ", searched in Latin", new() { Search = "Fatima Zahra" }),
            await Board(platform, ", searched in Arabic", new() { Search = "خديجة" }),
        ];
    }

    private static Task<Line> List(LargePlatform platform, string what, ListApplications.Input input) => Measure(
        $"list of 10 000 dossiers, {what}, 95th of 100", ListGoal,
        async () => (await platform.Run<ListApplications, ListApplications.Found>(x => x.Handle(input))).Total,
        () => Raw(platform, input.Search, $"SELECT a.Number FROM {Joined} {{0}} ORDER BY a.ReceivedOn DESC, a.Number DESC LIMIT {input.Page.Size} OFFSET {input.Page.Skip}"));

    private static Task<Line> Board(LargePlatform platform, string what, ListApplications.Input input) => Measure(
        $"board of 10 000 dossiers{what}, 95th of 100", BoardGoal,
        async () => (await platform.Run<ShowBoard, ShowBoard.Board>(x => x.Handle(input))).Total,
        () => Raw(platform, input.Search, $"SELECT a.Status, COUNT(*), SUM(a.Request_Amount) FROM {Joined} {{0}} GROUP BY a.Status"));

    private static async Task<Line> Measure(string what, int goal, Func<Task<int>> ours, Func<Task<int>> raw)
    {
        var (times, floors) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 5; round++)
        {
            var (mine, found) = await Time(ours);
            var (floor, _) = await Time(raw);
            if (found == 0) throw new InvalidOperationException($"{what}: nothing found.");
            if (round < 5) continue; // warming up
            times.Add(mine);
            floors.Add(floor);
        }

        var (slow, bare) = (times.NinetyFifth(), floors.NinetyFifth());
        return new(what, Report.Number(slow, "ms"), Report.Number(bare, "ms"), Report.Number(times.Median() / floors.Median(), "×"), $"≤ {goal} ms", slow <= goal);
    }

    private static async Task<int> Raw(LargePlatform platform, string? search, string rows)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var each = Folding.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, at) =>
        {
            command.Parameters.AddWithValue($"$word{at}", $"%{word}%");
            return $"({string.Join(" OR ", new[] { "a", "e", "p" }.Select(x => $"{x}.\"{Search.Column}\" LIKE $word{at}"))})";
        }).ToList();
        var where = each.Count == 0 ? "" : $"WHERE {string.Join(" AND ", each)}";
        command.CommandText = rows.Replace("{0}", where, StringComparison.Ordinal);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                _ = reader.GetValue(0);
        command.CommandText = $"SELECT COUNT(*) FROM {Joined} {where}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
    }

    /// <summary>A name for each: the copies of a few hundred rows have one for all.</summary>
    private static async Task Name(LargePlatform platform)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE platform_entrepreneurs SET "{Search.Column}" = (CASE rowid % {Names.Length} {string.Join(' ', Names.Select((name, at) => $"WHEN {at} THEN '{name}'"))} END) || ' ' || rowid || ' jb ' || (100000 + rowid);
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(double Milliseconds, T Result)> Time<T>(Func<Task<T>> run)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await run();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, result);
    }
}
