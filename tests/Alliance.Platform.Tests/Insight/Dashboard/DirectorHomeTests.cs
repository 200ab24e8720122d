using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Fund.Position;
using Alliance.Platform.Insight.Dashboard;
using Alliance.Platform.Insight.Reports;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Insight.Dashboard;

/// <summary>What a director sees first: each figure is that of the list behind it.</summary>
internal sealed class DirectorHomeTests
{
    private static Task<ShowDirectorFigures.Found> Figures(PlatformHost host, string role = Roles.Director) => host.Run<ShowDirectorFigures, ShowDirectorFigures.Found>(x => x.Handle(), role);

    [Test]
    public async Task Due_within_seven_days_is_what_instalments_from_today_to_the_seventh_day_still_ask_for()
    {
        await using var loan = await LoanCase.Disbursed(); // 36 instalments of 1 000, from 1 January 2024 on
        loan.Host.Organisations.GoTo(new(2023, 12, 25));
        Assert.That((await Figures(loan.Host)).InstalmentsThisWeek, Is.Zero, "the seventh day is 31 December");

        loan.Host.Organisations.GoTo(new(2023, 12, 26));
        var first = await Figures(loan.Host);
        await (await loan.Pay(new { amount = 400, paidOn = "2023-12-26" })).Json(HttpStatusCode.Created);
        var paid = await Figures(loan.Host);
        loan.Host.Organisations.GoTo(new(2024, 1, 2));
        var late = await Figures(loan.Host);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.DueThisWeek, first.InstalmentsThisWeek, first.Until), Is.EqualTo((Money.Dirhams(1_000), 1, new DateOnly(2024, 1, 1))));
            Assert.That(first.WeekHref, Is.EqualTo("/reports/expected?to=2024-01-01"), "over two months: the report, not one of its lines");
            Assert.That(paid.DueThisWeek, Is.EqualTo(Money.Dirhams(600)));
            Assert.That((late.DueThisWeek, late.Arrears.LateLoans), Is.EqualTo((Money.Zero, 1)), "past due is arrears");
            Assert.That(late.WeekHref, Is.EqualTo("/reports/expected?to=2024-01-08&line=2024-01"));
        }
    }

    [Test]
    public async Task The_week_is_the_report_of_expected_collections_until_then()
    {
        await using var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"), ("Miel Ighrem", 1_500, "Taroudannt"));
        arrears.Host.Organisations.GoTo(new(2024, 2, 27)); // instalments of 1 March fall into the week
        var figures = await Figures(arrears.Host);

        var report = await arrears.Host.Run<ShowReport, Report>(x => x.Handle(ReportName.Expected, new(To: figures.Until)), Roles.Director);
        var lines = report.Table.Lines.Where(x => x.Key is not (ExpectedReport.PastDue or ExpectedReport.Later)).ToList();

        Assert.That(figures.DueThisWeek, Is.EqualTo(Money.Dirhams(2_000)));
        Assert.That((lines.Sum(x => x.Sums.Due), lines.Sum(x => x.Sums.Count)), Is.EqualTo((figures.DueThisWeek, (long)figures.InstalmentsThisWeek)));
    }

    [Test]
    public async Task Money_available_and_dossiers_to_decide_are_those_of_the_fund_and_of_the_list()
    {
        await using var loan = await LoanCase.Disbursed();
        await new DossierInput { Cin = "J654321" }.Register(loan.Host);
        var figures = await Figures(loan.Host);

        var sheet = await loan.Host.Run<ShowFund, ShowFund.Sheet>(x => x.Handle(), Roles.Director);
        var list = await loan.Host.Run<ListApplications, ListApplications.Found>(x => x.Handle(new() { Open = true }), Roles.Director);

        Assert.That(figures.Available, Is.EqualTo(sheet.Available));
        Assert.That((figures.Waiting, list.Total), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Arrears_of_more_than_thirty_days_leave_out_those_who_are_a_few_days_late()
    {
        await using var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"), ("Miel Ighrem", 1_000, "Taroudannt"), ("Cuir Tata", 2_000, "Tiznit"));

        Assert.That(await arrears.Names("over=30"), Is.EqualTo("Tapis Anzi"), "40 days late; the second is 9 days late, the third on time");
        Assert.That(await arrears.Names("over=39"), Is.EqualTo("Tapis Anzi"));
        Assert.That(await arrears.Names("over=40"), Is.Empty, "more than 40 is not 40");
        Assert.That((await Figures(arrears.Host)).Arrears.OutstandingOver30, Is.EqualTo(Money.Dirhams(36_000)), "the same loan");
    }

    [TestCase(Roles.LoanOfficer)]
    [TestCase(Roles.CommitteeMember)]
    [TestCase(Roles.Mentor)]
    public async Task Nobody_sees_the_money_of_the_fund_who_may_not(string role)
    {
        await using var host = await PlatformHost.Start();

        Assert.That(() => Figures(host, role), Throws.TypeOf<NotAllowedException>());
    }
}
