using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Benchmarks;

/// <summary>From a committed payment to the national figure: outbox, transport, consumer and cache, as seen over HTTP.</summary>
internal static class FreshnessMeasure
{
    private const int Payments = 15;

    public static async Task<IEnumerable<Line>> Run()
    {
        await using var service = await AssembledService.Start(x => x.WriteDemonstration());
        while (await Rate(service) is null) await Task.Delay(100); // the first announcements are still on their way
        var waits = new List<double>();
        for (var n = 0; n < Payments; n++) waits.Add(await PayAndWait(service));

        return
        [
            new("from a committed payment to the national figure, median of 15", Report.Number(waits.Median(), "ms"), "", "", "≤ 2 s", waits.Median() <= 2_000),
            new("the slowest of them", Report.Number(waits.Max(), "ms"), "", "", "≤ 2 s", waits.Max() <= 2_000),
        ];
    }

    private static async Task<double> PayAndWait(AssembledService service)
    {
        var before = await Rate(service);
        await using (var scope = service.ScopeOf("ila"))
        {
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var today = scope.ServiceProvider.GetRequiredService<IBusinessDate>().Today;
            var late = (await db.Loans.Where(x => x.Summary.OldestDueUnpaidOn < today).Take(50).ToListAsync()).First(x => x.State.ArrearsOn(today) > Money.Dirhams(100));
            late.Pay(Money.Dirhams(50), today, new Entry(today, "benchmark", DateTime.UnixEpoch));
            await db.SaveChangesAsync();
        }

        var clock = Stopwatch.StartNew();
        while (await Rate(service) == before && clock.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(5);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>The figure that a payment of what is late moves.</summary>
    private static async Task<decimal?> Rate(AssembledService service) =>
        (await service.Client("alliance").GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("repaymentRate").Deserialize<decimal?>();
}
