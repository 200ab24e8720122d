using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Tenancy.Lifecycle.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class RebuildTests
{
    [Test]
    public async Task An_operator_can_have_a_platforms_figures_computed_anew()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput().Register(host);
        var command = host.Services.GetServices<IOperatorCommand>().Single(x => x.Name == "rebuild-figures");
        await using var output = new StringWriter();

        Assert.That(await command.Run(["ism"], output, default), Is.Zero);

        Assert.That(output.ToString(), Does.StartWith("ism: figures computed anew"));
        Assert.That((await host.Run<ShowFigures, FiguresAt>(x => x.At())).Figures[Indicators.ApplicationsReceived], Is.EqualTo(1));
        Assert.That(() => command.Run(["aim"], output, default), Throws.TypeOf<RefusedException>());
        Assert.That(() => command.Run([], output, default), Throws.TypeOf<RefusedException>());
    }

    [Test]
    public async Task A_rebuild_repairs_months_and_contributions_that_were_spoilt()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { ReceivedOn = "2023-03-01" }.Approve(host);
        await host.Run<FiguresKeeper, bool>(x => x.CatchUp());
        var right = await Totals(host);
        await host.Run<PlatformDb>(async db =>
        {
            await db.Months.Where(x => x.Month == new DateOnly(2023, 4, 1)).ExecuteDeleteAsync();
            await db.Months.Where(x => x.Month == new DateOnly(2023, 5, 1)).ExecuteUpdateAsync(x => x.SetProperty(y => y.Total, new FigureSet { [Indicators.LoansGranted] = 77 }));
            await db.Contributions.ExecuteUpdateAsync(x => x.SetProperty(y => y.NextOn, new DateOnly(2099, 1, 1)));
        });

        await host.Run<FiguresKeeper>(x => x.Rebuild());

        Assert.That(await Totals(host), Is.EqualTo(right));
    }

    private static Task<List<FigureSet>> Totals(PlatformHost host) =>
        host.Read(x => x.Months.OrderBy(y => y.Month).Select(y => y.Total).ToListAsync());
}
