using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Platform.Applications;
using Alliance.Platform.Enterprises;
using Alliance.Platform.Entrepreneurs;
using Alliance.Platform.Figures;
using Alliance.Platform.Loans;
using Alliance.Tenancy.Lifecycle.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Figures;

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
        Assert.That((await host.Run<ReadFigures, Headline>(x => x.Handle())).ApplicationsReceived, Is.EqualTo(1));
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
            await db.Months.Where(x => x.Month == new DateOnly(2023, 5, 1)).ExecuteUpdateAsync(x => x.SetProperty(y => y.Total.LoansGranted, 77));
            await db.Contributions.ExecuteUpdateAsync(x => x.SetProperty(y => y.NextOn, new DateOnly(2099, 1, 1)));
        });

        await host.Run<FiguresKeeper>(x => x.Rebuild());

        Assert.That(await Totals(host), Is.EqualTo(right));
    }

    /// <summary>Named explicitly: <c>--filter "FullyQualifiedName~Linear"</c>. Ratios are measured by the benchmarks.</summary>
    [Test, Explicit]
    public async Task Is_linear_in_loans()
    {
        await using var host = await PlatformHost.Start();
        foreach (var count in new[] { 1_000, 10_000 })
        {
            await Fill(host, count);
            var since = Stopwatch.StartNew();
            await host.Run<FiguresKeeper>(x => x.Rebuild());
            await TestContext.Out.WriteLineAsync($"{await host.Read(x => x.Loans.CountAsync())} loans: {since.Elapsed.TotalSeconds:0.00} s");
            since.Restart();
            await host.Run<PlatformDb>(async db =>
            {
                var loan = await db.Loans.FirstAsync();
                loan.Pay(Money.Dirhams(1), FixedOrganisations.Today, Entry);
                await db.SaveChangesAsync();
            });
            await host.Run<FiguresKeeper, bool>(x => x.CatchUp());
            await TestContext.Out.WriteLineAsync($"one payment: {since.Elapsed.TotalMilliseconds:0} ms");
        }
    }

    private static Entry Entry => new(FixedOrganisations.Today, "Agent", DateTime.UtcNow);

    /// <summary>Each loan with some fifty events, over ten years.</summary>
    private static async Task Fill(PlatformHost host, int upTo)
    {
        for (var from = await host.Read(x => x.Loans.CountAsync()); from < upTo; from += 500)
        {
            await host.Run<PlatformDb>(async db =>
            {
                for (var i = from; i < Math.Min(from + 500, upTo); i++) Add(db, i);
                await db.SaveChangesAsync();
            });
        }
    }

    private static void Add(PlatformDb db, int number)
    {
        var on = new DateOnly(2013, 1, 5).AddDays(number * 7 % 3_300);
        var enterprise = new Enterprise(new($"E{number}", ProjectKind.Created, Sectors.All[number % 13], LegalForm.Sarl, "Tiznit", Area.Rural, 2));
        var entrepreneur = new Entrepreneur(enterprise.Id, new($"P{number}", (Gender)(number % 2), new(1985, 1, 1)));
        var amount = Money.Dirhams(60_000);
        var request = new LoanRequest(amount, 48, "But") { Plan = new(amount, null, amount, Money.Zero, Money.Zero, Money.Zero) };
        var application = new LoanApplication(NumberSeries.Format("ism", 2013, number + 1), enterprise, entrepreneur, request, on, Entry);
        application.Approve(amount, 48, 6, on.AddDays(10), Entry);
        var loan = new Loan(application.Id, enterprise.Id, application.LoanNumber, new(amount, 48, 6, false, Money.Dirhams(1), 30, Surplus.Next), on.AddDays(10));
        loan.Disburse(amount, on.AddDays(20), Entry);
        for (var month = 7; month <= 54 && on.AddDays(20).AddMonths(month) <= FixedOrganisations.Today; month++)
            loan.Pay(Money.Dirhams(1_250), on.AddDays(20).AddMonths(month), Entry);
        db.AddRange(enterprise, entrepreneur, application, loan);
    }

    private static Task<List<Contracts.Platform.FigureSet>> Totals(PlatformHost host) =>
        host.Read(x => x.Months.OrderBy(y => y.Month).Select(y => y.Total).ToListAsync());
}
