using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Benchmarks;

/// <summary>What somebody types, looked for among 100 000 rows: in one table, and in the lists that look into three; against the bare SQL that counts by LIKE over the same folded columns.</summary>
internal static class SearchMeasure
{
    private const int Rounds = 9;

    /// <summary>As nobody stored it: accents and case are folded away.</summary>
    private const string Written = "137 EMPRUNTÉUR";

    private const string Persons = "platform_entrepreneurs p";
    private const string Dossiers = "platform_applications a JOIN platform_enterprises e ON e.Id = a.EnterpriseId JOIN platform_entrepreneurs p ON p.Id = a.EntrepreneurId";
    private const string Loans = "platform_loans l JOIN platform_enterprises e ON e.Id = l.EnterpriseId JOIN platform_applications a ON a.Id = l.ApplicationId JOIN platform_entrepreneurs p ON p.Id = a.EntrepreneurId";

    public static async Task<IEnumerable<Line>> Run()
    {
        using var platform = await LargePlatform.Make(withHistory: false);
        return
        [
            await Measure(
                platform, "persons found among 100 000, counted", 1.5, Persons, ["p"],
                () => platform.Run<PlatformDb, int>(db => db.Set<Entrepreneur>().Matching(Written, x => EF.Property<string>(x, Search.Column)).CountAsync())),
            await Measure(
                platform, "list of 100 000 dossiers searched: total and a page", 3, Dossiers, ["a", "e", "p"],
                async () => (await platform.Run<ListApplications, ListApplications.Found>(x => x.Handle(new() { Search = Written }))).Total),
            await Measure(
                platform, "list of 100 000 loans searched: sums, lateness and a page", 4, Loans, ["l", "e", "p"],
                async () => (await platform.Run<ListLoans, ListLoans.Found>(x => x.Handle(new() { Search = Written }))).Total),
        ];
    }

    /// <param name="passes">How often the list may look through what its floor looks through once.</param>
    private static async Task<Line> Measure(LargePlatform platform, string what, double passes, string tables, string[] searched, Func<Task<int>> search)
    {
        var pairs = new List<(double Ours, double Floor)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var (ours, found) = await Time(search);
            var (floor, expected) = await Time(() => Raw(platform, tables, searched));
            if (found != expected || found == 0) throw new InvalidOperationException($"{what}: found {found}, its floor {expected}.");
            pairs.Add((ours, floor));
        }

        pairs.RemoveAt(0); // warming up
        var ratio = pairs.Select(x => x.Ours / x.Floor).Median();
        return new(
            what, Report.Number(pairs.Select(x => x.Ours).Median(), "ms"), Report.Number(pairs.Select(x => x.Floor).Median(), "ms"),
            Report.Number(ratio, "×"), FormattableString.Invariant($"≤ {passes} ×"), ratio <= passes);
    }

    private static async Task<int> Raw(LargePlatform platform, string tables, string[] searched)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var words = Folding.Fold(Written).Split(' ');
        var each = words.Select((word, at) =>
        {
            command.Parameters.AddWithValue($"$word{at}", $"%{word}%");
            return $"({string.Join(" OR ", searched.Select(x => $"{x}.\"{Search.Column}\" LIKE $word{at}"))})";
        });
        command.CommandText = $"SELECT COUNT(*) FROM {tables} WHERE {string.Join(" AND ", each)}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
    }

    private static async Task<(double Milliseconds, T Result)> Time<T>(Func<Task<T>> run)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await run();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, result);
    }
}
