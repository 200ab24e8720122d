using System.Net;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

internal sealed class ReadFiguresTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Anybody_may_read_them_as_of_today()
    {
        await new DossierInput().Approve(_host);
        await Disburse(50_000);
        await CatchUp();

        var figures = await (await _host.Client().GetAsync("/api/figures")).Json();

        Assert.That(figures.EnumerateObject().Select(x => $"{x.Name} {x.Value.GetRawText()}"), Is.SupersetOf(System.Text.Json.JsonDocument.Parse(
            """{"asOf":"2023-06-15","enterprisesFinanced":1,"enterprisesCreated":1"""
            + ""","loansGranted":1,"amountGranted":50000,"loansDisbursed":1,"amountDisbursed":50000,"meanLoan":50000,"loansFullyRepaid":0,"outstanding":50000"""
            + ""","repaymentRate":null,"repaymentRate12Months":null,"par30":0,"par90":0,"lossRate":0,"bankLeverage":0,"investmentLeverage":1.6"""
            + ""","jobsPlanned":4,"jobsCreated":0,"jobsMaintained":0,"applicationsReceived":1,"applicationsAppraised":1,"applicationsPresented":1,"applicationsRefused":0,"applicationsWithdrawn":0,"acceptanceRate":1,"daysToDecision":18"""
            + ""","applicants":1,"borrowers":1,"womenShare":null,"youngShare":null,"ruralShare":null,"fundRotation":0.00005}""")
            .RootElement.EnumerateObject().Select(x => $"{x.Name} {x.Value.GetRawText()}")));
    }

    [TestCase("2023-04-30", 0, 0)]
    [TestCase("2023-05-31", 1, 0)]
    [TestCase("2023-06-15", 1, 1)]
    [TestCase("1999-12-31", 0, 0)]
    public async Task They_are_stocks_at_the_end_of_the_day_asked_for(string asOf, int received, int disbursed)
    {
        await new DossierInput().Approve(_host);
        await Disburse(50_000);
        await CatchUp();

        var figures = await (await _host.Client().GetAsync($"/api/figures?asOf={asOf}")).Json();

        Assert.That(figures.GetProperty("applicationsReceived").GetInt32(), Is.EqualTo(received));
        Assert.That(figures.GetProperty("loansDisbursed").GetInt32(), Is.EqualTo(disbursed));
        Assert.That(figures.GetProperty("asOf").GetString(), Is.EqualTo(asOf));
    }

    /// <summary>50 000 DH lent on 1 June out of a fund of which 200 000 DH are left; the first instalment, 1 389 DH, falls due on 1 January 2024.</summary>
    [Test]
    public async Task Lateness_and_the_fund_show_by_the_mere_passing_of_days()
    {
        await new DossierInput().Approve(_host);
        await _host.Run<PlatformDb>(async db =>
        {
            db.Add(new FundMovement(FundMovementKind.Contribution, -Money.Dirhams(999_800_000), new(2023, 5, 30), new(2023, 5, 30), new(FixedOrganisations.Today, "Trésorier", DateTime.UtcNow)));
            await db.SaveChangesAsync();
        });
        await Disburse(50_000);
        await CatchUp();
        Assert.That(await Figure("fundRotation"), Is.EqualTo(0.25m));
        Assert.That(await Figure("fundRotation", "2023-05-31"), Is.EqualTo(0m), "nothing lent yet");

        await At(new(2024, 1, 31));
        Assert.That((await Figure("repaymentRate12Months"), await Figure("par30")), Is.EqualTo((0m, 0m)), "30 days late");
        await At(new(2024, 2, 1));
        Assert.That((await Figure("par30"), await Figure("par90")), Is.EqualTo((1m, 0m)), "31 days late");
        await At(new(2024, 3, 31));
        Assert.That(await Figure("par90"), Is.EqualTo(0m));
        await At(new(2024, 4, 1));
        Assert.That((await Figure("par90"), await Figure("lossRate")), Is.EqualTo((1m, 0m)), "91 days late");

        await OnLoan((loan, entry) => loan.WriteOff(new(2024, 4, 1), entry));
        await CatchUp();
        Assert.That((await Figure("par90"), await Figure("lossRate")), Is.EqualTo(((decimal?)null, 1m)), "nothing is outstanding any more");
        await At(new(2024, 4, 10));
        await OnLoan((loan, entry) => loan.Recover(Money.Dirhams(12_500), new(2024, 4, 10), entry));
        await CatchUp();
        Assert.That(await Figure("lossRate"), Is.EqualTo(0.75m));

        async Task At(DateOnly day)
        {
            _host.Organisations.GoTo(day);
            await CatchUp();
        }

        async Task<decimal?> Figure(string code, string? asOf = null) =>
            System.Text.Json.JsonSerializer.Deserialize<decimal?>((await (await _host.Client().GetAsync("/api/figures" + (asOf is null ? "" : $"?asOf={asOf}"))).Json()).GetProperty(code));
    }

    /// <summary>Of those who come within a year nothing is told before its end, nor of fewer than five women, men or borrowers by whom it differs from one told before.</summary>
    [TestCase(10, 25, 0.4, Description = "15 came in 2022, five women and ten men: 10 of 25")]
    [TestCase(6, 15, 0.5, Description = "five came, but a single woman among them: still 5 of 10")]
    [TestCase(6, 14, 0.5, Description = "four are too few")]
    public async Task Shares_of_persons_are_those_of_a_years_end(int women2022, int borrowers2022, double told)
    {
        await _host.Run<PlatformDb>(async db =>
        {
            db.AddRange(Month(new(2021, 11, 30), 5, 10), Month(new(2021, 12, 31), 5, 10), Month(new(2022, 12, 31), women2022, borrowers2022), Month(new(2023, 5, 31), 7, 16), Month(new(2023, 6, 15), 20, 40));
            await db.SaveChangesAsync();
        });
        await _host.Run<TellYears>(x => x.Handle());

        var months = await (await _host.Client().GetAsync("/api/figures/months")).Json();

        Assert.That(months.EnumerateArray().Select(Share), Is.EqualTo(new[] { null, 0.5m, (decimal)told, (decimal)told, (decimal?)told }));
        foreach (var (asOf, share) in new[] { ("2021-11-30", null), ("2022-11-30", 0.5m), ("2022-12-31", (decimal)told), ("2023-05-31", (decimal)told), ("2023-06-15", (decimal?)told) })
            Assert.That(Share(await (await _host.Client().GetAsync($"/api/figures?asOf={asOf}")).Json()), Is.EqualTo(share), asOf);
        Assert.That(Indicators.WomenShare.Of((await _host.Run<ShowFigures, FiguresAt>(x => x.At())).Figures), Is.EqualTo(0.5m), "the staff's own dashboard: 20 of 40");

        static FiguresMonth Month(DateOnly asOf, int women, int borrowers) => new()
        {
            Month = new(asOf.Year, asOf.Month, 1),
            AsOf = asOf,
            Total = new() { [Indicators.BorrowersWomen] = women, [Indicators.Borrowers] = borrowers },
        };

        static decimal? Share(System.Text.Json.JsonElement figures) => System.Text.Json.JsonSerializer.Deserialize<decimal?>(figures.GetProperty("womenShare"));
    }

    [TestCase("2023-05-30", "figures.month-end-only")]
    [TestCase("2023-06-14", "figures.month-end-only")]
    [TestCase("2023-06-30", "figures.in-the-future")]
    public async Task Other_days_are_bad_input(string asOf, string code) =>
        Assert.That(await (await _host.Client().GetAsync($"/api/figures?asOf={asOf}")).Code(HttpStatusCode.BadRequest), Is.EqualTo(code));

    [Test]
    public async Task A_date_that_is_none_is_bad_input() =>
        Assert.That((await _host.Client().GetAsync("/api/figures?asOf=soon")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task The_rate_falls_when_an_instalment_falls_due_and_nobody_pays()
    {
        await new DossierInput { Amount = 36_000, OwnFunds = 0, Term = 36 }.Approve(_host);
        await Disburse(36_000, new(2023, 6, 1));
        _host.Organisations.GoTo(new(2024, 1, 1));
        await Pay(500, new(2024, 1, 1));
        await CatchUp();

        var due = await (await _host.Client().GetAsync("/api/figures")).Json();
        _host.Organisations.GoTo(new(2024, 2, 1));
        await CatchUp();
        var later = await (await _host.Client().GetAsync("/api/figures")).Json();

        Assert.That(due.GetProperty("repaymentRate").GetDecimal(), Is.EqualTo(0.5m));
        Assert.That(later.GetProperty("repaymentRate").GetDecimal(), Is.EqualTo(0.25m));
    }

    [Test]
    public async Task Months_go_from_the_first_activity_to_today_without_gaps()
    {
        await new DossierInput { ReceivedOn = "2023-02-10" }.Register(_host);
        await CatchUp();

        var months = await (await _host.Client().GetAsync("/api/figures/months")).Json();

        var days = months.EnumerateArray().Select(x => x.GetProperty("asOf").GetString());
        Assert.That(string.Join(' ', days), Is.EqualTo("2023-02-28 2023-03-31 2023-04-30 2023-05-31 2023-06-15"));
    }

    [Test]
    public async Task A_payment_of_today_is_announced_in_one_month()
    {
        await new DossierInput().Approve(_host);
        await Disburse(50_000);
        await CatchUp();
        var before = await _host.Read(x => x.Outbox.CountAsync());

        await Pay(100, FixedOrganisations.Today);
        await CatchUp();

        Assert.That(await _host.Read(x => x.Outbox.CountAsync()), Is.EqualTo(before + 1));
        Assert.That(await _host.Read(x => x.FiguresDue.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task When_nothing_happened_nothing_is_announced()
    {
        await new DossierInput().Register(_host);
        await CatchUp();
        var before = await _host.Read(x => x.Outbox.CountAsync());

        await CatchUp();

        Assert.That(await _host.Read(x => x.Outbox.CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task Whoever_changes_a_part_of_something_makes_its_enterprise_due()
    {
        await new DossierInput().Register(_host);
        await CatchUp();

        await _host.Run<PlatformDb>(async db =>
        {
            var enterprise = await db.Enterprises.SingleAsync();
            enterprise.Observe(new(2023, 6, 1), 3, 0, FixedOrganisations.Today); // touches the enterprise's parts alone
            await db.SaveChangesAsync();
        });

        Assert.That((await _host.Read(x => x.FiguresDue.SingleAsync())).EnterpriseId, Is.EqualTo((await _host.Read(x => x.Enterprises.SingleAsync())).Id));
        Assert.That((await _host.Read(x => x.Enterprises.SingleAsync())).Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task The_breakdown_is_for_those_who_may_read_figures()
    {
        Assert.That((await _host.Client().GetAsync("/api/figures/breakdown/gender")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _host.Client(Roles.Mentor).GetAsync("/api/figures/breakdown/gender")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _host.Client(Roles.Director).GetAsync("/api/figures/breakdown/name")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await (await _host.Client(Roles.Director).GetAsync("/api/figures/breakdown/gender?asOf=2023-06-01")).Code(HttpStatusCode.BadRequest), Is.EqualTo("figures.month-end-only"));
    }

    [Test]
    public async Task A_demonstration_pinned_to_an_earlier_day_forgets_what_came_later()
    {
        await new DossierInput { ReceivedOn = "2023-06-10" }.Register(_host);
        await CatchUp();

        _host.Organisations.GoTo(new(2023, 5, 31));
        await CatchUp();
        Assert.That(await _host.Read(x => x.Months.CountAsync()), Is.Zero);

        _host.Organisations.GoTo(new(2023, 6, 30));
        await CatchUp();
        Assert.That((await _host.Read(x => x.Months.SingleAsync())).Total[Indicators.ApplicationsReceived], Is.EqualTo(1));
    }

    private Task<bool> CatchUp() => _host.Run<FiguresKeeper, bool>(x => x.CatchUp());

    private Task Disburse(decimal amount, DateOnly? on = null) => OnLoan((loan, entry) => loan.Disburse(Money.Dirhams(amount), on ?? new(2023, 6, 1), entry));

    private Task Pay(decimal amount, DateOnly on) => OnLoan((loan, entry) => loan.Pay(Money.Dirhams(amount), on, entry));

    private Task OnLoan(Action<Loan, Entry> act) => _host.Run<PlatformDb>(async db =>
    {
        act(await db.Loans.SingleAsync(), new(_host.Organisations.Find(FixedOrganisations.Ism)!.Demo!.BusinessDate, "Trésorier", DateTime.UtcNow));
        await db.SaveChangesAsync();
    });
}
