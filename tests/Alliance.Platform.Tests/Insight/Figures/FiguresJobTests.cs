using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Tenancy.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class FiguresJobTests
{
    /// <summary>The job looks around by itself once a day here: what it finds before, somebody told it.</summary>
    [Test]
    public async Task A_change_is_in_the_figures_at_once()
    {
        var options = Options.Create(new JobOptions { LookEvery = TimeSpan.FromDays(1) });
        await using var host = await PlatformHost.Start(withWorker: true, services: x => x.AddSingleton(options));
        var board = host.Services.GetRequiredService<JobBoard>();
        await Eventually.Holds(async () => await host.Read(x => x.FiguresProgress.AnyAsync()) && board.States().Count == 0, "the first look around");

        for (var change = 1; change <= 3; change++)
        {
            await new DossierInput().Register(host);
            await Eventually.Becomes(() => Received(host), change);
        }
    }

    [Test]
    public async Task Keepers_that_compete_lose_nothing()
    {
        await using var host = await PlatformHost.Start();
        var stop = new CancellationTokenSource();
        var keepers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => KeepOn(host, stop.Token))).ToList();

        for (var i = 0; i < 20; i++) await new DossierInput().Register(host);
        await Eventually.Holds(async () => !await host.Read(x => x.FiguresDue.AnyAsync()), "nothing to be left to do");
        await stop.CancelAsync();
        await Task.WhenAll(keepers);

        Assert.That(await Received(host), Is.EqualTo(20));
        var kept = await host.Read(x => x.Months.Select(y => y.Total).ToListAsync());
        await host.Run<FiguresKeeper>(x => x.Rebuild());
        Assert.That(await host.Read(x => x.Months.Select(y => y.Total).ToListAsync()), Is.EqualTo(kept));
    }

    [Test]
    public async Task The_Alliance_can_ask_for_all_months_again()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { ReceivedOn = "2023-02-10" }.Register(host);
        await host.Run<FiguresKeeper, bool>(x => x.CatchUp());
        var before = await host.Read(x => x.Outbox.Select(y => y.Id).ToListAsync());

        await host.Run<FiguresKeeper>(x => x.AnnounceAll());

        var announced = (await host.Read(x => x.Outbox.ToListAsync())).Where(x => !before.Contains(x.Id)).ToList();
        Assert.That(announced.Count(x => x.Type == typeof(FiguresAnnounced).FullName), Is.EqualTo(5));
        Assert.That(announced.Count(x => x.Type == typeof(FiguresInventory).FullName), Is.EqualTo(1));
        Assert.That(announced.Select(x => x.Recipient), Is.All.EqualTo(OutboxMessage.ToAlliance));
    }

    private static async Task KeepOn(PlatformHost host, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await host.Run<FiguresKeeper, bool>(x => x.CatchUp());
            }
            catch (DbUpdateException)
            {
                // Another one was faster.
            }
        }
    }

    private static async Task<long> Received(PlatformHost host) => (await host.Run<ShowFigures, FiguresAt>(x => x.At())).Figures[Indicators.ApplicationsReceived];
}
