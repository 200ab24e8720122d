using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Dashboard;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class ReadDashboardTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        await new DossierInput { ReceivedOn = "2023-05-02", Enterprise = "Qui attend" }.Register(_host);
        await new DossierInput { ReceivedOn = "2023-05-01", Enterprise = "Qui rembourse" }.Approve(_host);
        await _host.Run<PlatformDb>(async db =>
        {
            (await db.Loans.SingleAsync()).Disburse(Money.Dirhams(50_000), new(2023, 6, 1), new Entry(FixedOrganisations.Today, "Trésorier", DateTime.UtcNow));
            await db.SaveChangesAsync();
        });
        await _host.Run<FiguresKeeper, bool>(x => x.CatchUp());
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task It_shows_the_way_from_dossier_to_loan()
    {
        var dashboard = await Read(Roles.Director);

        Assert.That(dashboard.Pipeline, Is.EqualTo(new ShowPipeline.Pipeline { Received = 2, Waiting = 1, Appraised = 1, Presented = 1, Approved = 1, PaidOut = 1, Refused = 0, Withdrawn = 0, MeanDaysToDecision = 19 }));
        Assert.That(dashboard.Figures.Figures[Indicators.EnterprisesFinanced], Is.EqualTo(1));
        Assert.That(dashboard.Years, Is.EqualTo(new[] { new YearlyFigures(2023, 1, 1, 50_000) }));
    }

    [Test]
    public async Task Who_may_not_read_dossiers_sees_figures_alone()
    {
        var dashboard = await Read(Roles.PlatformAdministrator);

        Assert.That((dashboard.Pipeline, dashboard.Figures.Figures[Indicators.EnterprisesFinanced]), Is.EqualTo(((object?)null, 1L)));
    }

    [Test]
    public void A_mentor_has_no_dashboard() =>
        Assert.That(() => Read(Roles.Mentor), Throws.TypeOf<NotAllowedException>());

    private Task<ShowDashboard.Dashboard> Read(string role) => _host.Run<ShowDashboard, ShowDashboard.Dashboard>(x => x.Handle(), role);
}
