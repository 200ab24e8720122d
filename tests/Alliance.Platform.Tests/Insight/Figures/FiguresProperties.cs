using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class FiguresProperties
{
    private int _platforms;

    [Test]
    public async Task Whatever_happens_the_months_kept_equal_a_rebuild_and_the_definitions()
    {
        await using var host = await PlatformHost.Start();
        await World.Acts.SampleAsync(acts => Check(host, acts), iter: Thorough.Times(10), threads: 1);
    }

    private async Task Check(PlatformHost host, List<World.Act> acts)
    {
        var id = $"p{Interlocked.Increment(ref _platforms)}";
        host.Organisations.Put(FixedOrganisations.Platform(id, "MA-09"));
        await host.Migrate(host.Organisations.Find(id)!);
        var world = new World(host, id);
        world.Begin();

        // Caught up now and then, so that changes meet figures of an earlier day.
        foreach (var act in acts)
        {
            await world.Do(act);
            if (act.Number % 3 == 0) await CatchUp(host, id);
        }

        await CatchUp(host, id);
        var kept = await Months(host, id);
        var naive = await host.Read(NaiveFigures.Read, id);
        Compare(kept, naive, world.Today);

        await host.Run<FiguresKeeper>(x => x.Rebuild(), organisation: id);
        var rebuilt = await Months(host, id);
        Assert.That(rebuilt.Select(Facts), Is.EqualTo(kept.Select(Facts)));
        Assert.That(rebuilt.Zip(kept).All(x => x.First.Revision > x.Second.Revision), "a rebuild is announced");
        await CheckAnnouncements(host, id, rebuilt);
    }

    private static Task<bool> CatchUp(PlatformHost host, string id) => host.Run<FiguresKeeper, bool>(x => x.CatchUp(), organisation: id);

    private static Task<List<FiguresMonth>> Months(PlatformHost host, string id) =>
        host.Read(x => x.Months.AsNoTracking().OrderBy(y => y.Month).ToListAsync(), id);

    private static void Compare(List<FiguresMonth> kept, NaiveFigures naive, DateOnly today)
    {
        if (naive.Applications.Count == 0) return;
        Assert.That(kept.Select(x => x.Month), Is.EqualTo(Enumerable.Range(0, kept.Count).Select(kept[0].Month.AddMonths)), "no gaps");
        Assert.That(kept[^1].AsOf, Is.EqualTo(today));
        Assert.That(kept[0].Month, Is.LessThanOrEqualTo(naive.Applications.Min(x => x.ReceivedOn)), "from the first activity");
        foreach (var month in kept)
        {
            Assert.That(month.Total, Is.EqualTo(naive.At(month.AsOf)), $"{month.Month}");
            foreach (var cell in month.Cells)
                Assert.That(cell.Figures, Is.EqualTo(naive.At(month.AsOf, cell.By!.Dimension, cell.By.Value)), $"{month.Month} {cell.By}");
            foreach (var dimension in month.Cells.GroupBy(x => x.By!.Dimension))
                Assert.That(dimension.Select(x => x.Figures).Aggregate(FigureSet.Zero, (x, y) => x + y), Is.EqualTo(month.Total - OfTheFund(month)), $"{month.Month} {dimension.Key}");
        }
    }

    /// <summary>Belongs to no cell.</summary>
    private static FigureSet OfTheFund(FiguresMonth month) => new() { [Indicators.FundPaidIn] = month.Total[Indicators.FundPaidIn] };

    /// <summary>What the Alliance keeps, the latest revision of each month, is what the platform has; the inventory names the same revisions.</summary>
    private static async Task CheckAnnouncements(PlatformHost host, string id, List<FiguresMonth> months)
    {
        var outbox = await host.Read(x => x.Outbox.AsNoTracking().ToListAsync(), id);
        var latest = Announced<FiguresAnnounced>(outbox).GroupBy(x => x.Month).Select(x => x.MaxBy(y => y.Revision)!).OrderBy(x => x.Month).ToList();
        Assert.That(latest.Select(x => (x.Month, x.AsOf, x.Revision, x.Cells.Single(y => y.By is null).Figures)), Is.EqualTo(months.Select(x => (x.Month, x.AsOf, x.Revision, x.Total))));
        Assert.That(Announced<FiguresAnnounced>(outbox).GroupBy(x => (x.Month, x.Revision)).Select(x => x.Count()), Is.All.EqualTo(1), "no revision twice");
        var inventory = months.Select(x => new MonthRevision(x.Month, x.Revision)).ToList();
        Assert.That(Announced<FiguresInventory>(outbox).Select(x => x.Months), Has.Some.EqualTo(inventory));
    }

    private static List<T> Announced<T>(List<Alliance.Kernel.OutboxMessage> outbox) => [.. outbox
        .Where(x => x.Type == typeof(T).FullName)
        .OrderBy(x => x.Id)
        .Select(x => System.Text.Json.JsonSerializer.Deserialize<T>(x.Body, System.Text.Json.JsonSerializerOptions.Web)!)];

    private static string Facts(FiguresMonth month) =>
        System.Text.Json.JsonSerializer.Serialize(new { month.Month, month.AsOf, month.Total, month.Cells });
}
