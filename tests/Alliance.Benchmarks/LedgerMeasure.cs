using System.Diagnostics;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Lending.Loans;
using Microsoft.Data.Sqlite;

namespace Alliance.Benchmarks;

/// <summary>Money on 100 000 loans of 60 instalments: recording one payment against the bare rows that it writes, and closing the books against the bare SQL that adds them up.</summary>
internal static class LedgerMeasure
{
    private const int Payments = 60;

    public static async Task<IEnumerable<Line>> Run(LargePlatform platform) => [.. await Payment(platform), await Closing(platform)];

    private static async Task<IEnumerable<Line>> Payment(LargePlatform platform)
    {
        var (today, ours, floor) = (platform.Today, new List<double>(), new List<double>());
        foreach (var loan in await platform.InRepayment(Payments + 1))
        {
            ours.Add(await Time(() => platform.Run<RecordPayment, RecordPayment.Outcome?>(x => x.Handle(loan, new(Money.Dirhams(100), today), Guid.NewGuid().ToString()))));
            floor.Add(await Time(() => Raw(platform, loan, today)));
        }

        ours.RemoveAt(0); // warming up
        floor.RemoveAt(0);
        var median = ours.Median();
        return
        [
            new("a payment recorded, posted and receipted", Report.Number(median, "ms"), Report.Number(floor.Median(), "ms"), Report.Number(median / floor.Median(), "×"), "< 50 ms", median < 50),
            new("the slowest of " + Payments, Report.Number(ours.Max(), "ms"), "", "", "< 50 ms", ours.Max() < 50),
        ];
    }

    /// <summary>What a payment writes at least: its event, its receipt, its posting and the loan's row, in one transaction.</summary>
    private static async Task<int> Raw(LargePlatform platform, Id<Loan> loan, DateOnly today)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS floor_rows (Id TEXT PRIMARY KEY, LoanId TEXT, OnDay TEXT, Amount INTEGER, Words TEXT);
            INSERT INTO floor_rows VALUES ($a, $loan, $today, 10000, 'event'), ($b, $loan, $today, 10000, 'receipt'), ($c, $loan, $today, 10000, 'posting');
            UPDATE platform_loans SET Summary_Paid = Summary_Paid WHERE Id = $loan;
            """;
        foreach (var key in new[] { "$a", "$b", "$c" }) command.Parameters.AddWithValue(key, Guid.NewGuid().ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$loan", loan.Value.ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$today", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var written = await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return written;
    }

    private static async Task<Line> Closing(LargePlatform platform)
    {
        var floor = await Time(() => Sums(platform));
        var until = new DateOnly(platform.Today.Year, platform.Today.Month, 1).AddDays(-1);
        var ours = await Time(async () =>
        {
            await platform.Run<CloseMonth, CloseMonth.Begun>(x => x.Handle(new(until)));
            while (await platform.Run<MonthClosingRunner, bool>(x => x.Step(default)))
            {
                var shown = await platform.Run<ListClosings, ListClosings.Found>(x => x.Handle());
                await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\rclosing {until:yyyy-MM}: {shown.Closings[0].Proved}/{shown.Closings[0].Loans} loans"));
            }

            await Console.Error.WriteLineAsync();
            var closing = (await platform.Run<ListClosings, ListClosings.Found>(x => x.Handle())).Closings[0];
            return closing.Status is MonthClosingStatus.Closed ? true : throw new InvalidOperationException($"The books were not closed: {closing.Differing} loans differ.");
        });
        return new(
            "a month closed, every loan proved against the books", Report.Number(ours / 1_000, "s"), Report.Number(floor / 1_000, "s"), Report.Number(ours / floor, "×"), "< 60 s", ours < 60_000);
    }

    /// <summary>All movements added up by loan and kind, and nothing compared.</summary>
    private static async Task<long> Sums(LargePlatform platform)
    {
        await using var connection = new SqliteConnection(platform.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "SELECT LoanId, Kind, SUM(Amount) FROM platform_fund_movements GROUP BY LoanId, Kind";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0L;
        while (await reader.ReadAsync()) rows++;
        return rows;
    }

    private static async Task<double> Time<T>(Func<Task<T>> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
