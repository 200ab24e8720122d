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

        Assert.That(dashboard.Pipeline, Is.EqualTo(new ShowDashboard.Pipeline(2, 1, 1, 1, 0, 0, 19)));
        Assert.That(dashboard.Waiting!.Select(x => x.Enterprise), Is.EqualTo(new[] { "Qui attend" }));
        Assert.That(dashboard.Figures.Figures[Indicators.EnterprisesFinanced], Is.EqualTo(1));
        Assert.That(dashboard.Years, Is.EqualTo(new[] { new YearlyFigures(2023, 1, 1, 50_000) }));
    }

    [Test]
    public async Task A_loan_is_late_from_the_day_after_its_due_date()
    {
        _host.Organisations.GoTo(new(2024, 1, 1));
        var onTheDay = await Read(Roles.Director);
        _host.Organisations.GoTo(new(2024, 1, 2));
        var after = await Read(Roles.Director);

        Assert.That(onTheDay.LateCount, Is.Zero);
        Assert.That(after.Late!.Select(x => (x.Enterprise, x.LateSince)), Is.EqualTo(new[] { ("Qui rembourse", new DateOnly(2024, 1, 1)) }));
    }

    [Test]
    public async Task A_committee_member_sees_no_loans()
    {
        _host.Organisations.GoTo(new(2024, 1, 2));

        var dashboard = await Read(Roles.CommitteeMember);

        Assert.That((dashboard.Late, dashboard.LateCount), Is.EqualTo(((object?)null, 0)));
        Assert.That(dashboard.Waiting, Is.Not.Null);
    }

    [Test]
    public void A_mentor_has_no_dashboard() =>
        Assert.That(() => Read(Roles.Mentor), Throws.TypeOf<NotAllowedException>());

    private Task<ShowDashboard.Dashboard> Read(string role) => _host.Run<ShowDashboard, ShowDashboard.Dashboard>(x => x.Handle(), role);
}
