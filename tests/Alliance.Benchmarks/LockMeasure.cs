using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Alliance.Benchmarks;

/// <summary>Another process holds one platform's database while 150 payments arrive at it: how another platform is answered meanwhile, what the waiting costs in threads, and what those who wait are told.</summary>
/// <remarks>The floor is the same 150 payments, in turn with those, while nobody holds the database.</remarks>
internal static class LockMeasure
{
    private const int Payments = 150;
    private const int Rounds = 3;

    /// <summary>The one whose turn it is and the eight who may wait behind it (<c>WriteGate.WaitingWhileLocked</c>) could be served if the lock were gone in time.</summary>
    private const int MayWait = 9;

    public static async Task<IEnumerable<Line>> Run()
    {
        await using var service = await AssembledService.Start(x => x.WriteNeighbours());
        var (locked, other) = (await Till.At(service, "larache"), await Till.At(service, "el-hajeb"));
        await While(() => locked.Pay(Payments / 3), other); // compiled, and connections open

        var quiet = await Alone(other);
        var (free, held, after) = (new List<Seen>(), new List<Seen>(), new List<double>());
        for (var round = 0; round < Rounds && !after.Contains(double.PositiveInfinity); round++)
        {
            free.Add(await While(() => locked.Pay(Payments), other));
            held.Add(await WhileHeld(service.Folder.DatabaseOf("ila"), () => locked.Pay(Payments), other));
            after.Add(await UntilTaken(locked));
        }

        var (others, floor) = (held.SelectMany(x => x.Others).NinetyFifth(), free.SelectMany(x => x.Others).NinetyFifth());
        var (told, taken) = (held.SelectMany(x => x.Paid).ToList(), free.SelectMany(x => x.Paid).ToList());
        var busy = told.Count(x => x is { Code: "503 database-busy", SaysWhen: true });
        var (last, threads) = (told.Max(x => x.Took), held.Max(x => x.MostAtWork));
        return
        [
            new($"another platform while {Payments} wait at a locked one, 95 of 100", Report.Number(others, "ms"), Report.Number(floor, "ms"), Report.Number(others / floor, "×"), "≤ 5 ms more", others <= floor + 5),
            new("the same while nobody else pays", Report.Number(quiet.NinetyFifth(), "ms"), "", "", "", null),
            new("threads of the pool at work meanwhile, at most", $"{threads}", $"{free.Max(x => x.MostAtWork)}", "", "≤ 2 more", threads <= free.Max(x => x.MostAtWork) + 2),
            new("threads that the pool has, at most", $"{held.Max(x => x.Threads)}", $"{free.Max(x => x.Threads)}", "", "", null),
            new($"told 503 database-busy and when to come back, of {held.Count} × {Payments}", $"{busy}", "", "", $"≥ {held.Count * (Payments - MayWait)}", busy >= held.Count * (Payments - MayWait)),
            .. told.Concat(taken).Select(x => x.Code).Distinct().Order(StringComparer.Ordinal).Select(code => new Line($"answered {code}", $"{told.Count(x => x.Code == code)}", $"{taken.Count(x => x.Code == code)}", "", "", null)),
            new("from a payment to its answer, median", Report.Number(told.Select(x => x.Took).Median(), "ms"), Report.Number(taken.Select(x => x.Took).Median(), "ms"), "", "", null),
            new("the last of them", Report.Number(last, "ms"), Report.Number(taken.Max(x => x.Took), "ms"), "", "≤ 7 s", last <= 7_000),
            new("from the end of the lock to a payment that is taken, at most", Report.Number(after.Max(), "ms"), "", "", "≤ 7 s", after.Max() <= 7_000),
        ];
    }

    /// <summary>Who waited in vain has closed the door for a while.</summary>
    /// <returns>Milliseconds; infinite when half a minute wasn't enough.</returns>
    private static async Task<double> UntilTaken(Till locked)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            if ((await locked.Pay(1)[0]).Code == Till.Taken) return clock.Elapsed.TotalMilliseconds;
            await Task.Delay(100);
        }

        return double.PositiveInfinity;
    }

    private static async Task<Seen> WhileHeld(string database, Func<Task<Paid>[]> pay, Till other)
    {
        await using var holder = new SqliteConnection($"Data Source={database};Pooling=False");
        await holder.OpenAsync();
        await Execute(holder, "BEGIN EXCLUSIVE");
        var seen = await While(pay, other);
        await Execute(holder, "ROLLBACK");
        return seen;
    }

    /// <summary>Somebody at the other platform enters a payment and looks at a list by turns, until all have their answers.</summary>
    private static async Task<Seen> While(Func<Task<Paid>[]> pay, Till other)
    {
        var threads = new BusyThreads();
        var waiting = Task.WhenAll(pay());
        var others = new List<double>();
        while (!waiting.IsCompleted) others.AddRange([(await other.Pay(1)[0]).Took, await other.List()]);
        threads.Stop();
        return new(await waiting, others, threads.MostAtWork, threads.Most);
    }

    private static async Task<List<double>> Alone(Till other)
    {
        var answers = new List<double>();
        for (var n = 0; n < Payments; n++) answers.AddRange([(await other.Pay(1)[0]).Took, await other.List()]);
        return answers;
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Seen(IReadOnlyList<Paid> Paid, IReadOnlyList<double> Others, int MostAtWork, int Threads);
}
