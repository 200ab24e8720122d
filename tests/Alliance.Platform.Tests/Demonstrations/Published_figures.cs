using Alliance.Contracts.Platform;
using Alliance.Demonstration;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>What Initiative Souss-Massa and the press published comes out of the generated history by the indicators' definitions.</summary>
public sealed class Published_figures
{
    private static readonly DateOnly Mid2023 = new(2023, 6, 30);

    [Test]
    public void On_30_June_2023_there_are_1061_enterprises_all_created() =>
        Assert.That((At(Mid2023)[Indicators.EnterprisesFinanced], At(Mid2023)[Indicators.EnterprisesCreated]), Is.EqualTo((1_061, 1_061)));

    [Test]
    public void On_30_June_2023_289_loans_are_repaid() => Assert.That(At(Mid2023)[Indicators.LoansFullyRepaid], Is.EqualTo(289));

    [Test]
    public void On_30_June_2023_85_percent_of_what_was_due_has_come_in()
    {
        var rate = (decimal)At(Mid2023)[Indicators.CapitalReceived] / At(Mid2023)[Indicators.CapitalDue];

        Assert.That(rate, Is.EqualTo(0.85m).Within(0.001m));
    }

    [Test]
    public void On_30_June_2023_more_than_4000_jobs_have_been_created() =>
        Assert.That(At(Mid2023)[Indicators.JobsCreated], Is.InRange(4_001, 4_099));

    [TestCase(2008, 10)]
    [TestCase(2021, 171)]
    public void Enterprises_of_a_year(int year, int enterprises) =>
        Assert.That(At(EndOf(year))[Indicators.EnterprisesFinanced] - At(EndOf(year - 1))[Indicators.EnterprisesFinanced], Is.EqualTo(enterprises));

    [Test]
    public void Enterprises_of_2019_2020_2022_and_early_2023_sum_to_484()
    {
        var of2021 = At(EndOf(2021))[Indicators.EnterprisesFinanced] - At(EndOf(2020))[Indicators.EnterprisesFinanced];

        Assert.That(At(Mid2023)[Indicators.EnterprisesFinanced] - At(EndOf(2018))[Indicators.EnterprisesFinanced] - of2021, Is.EqualTo(484));
    }

    [Test]
    public void At_the_end_of_2012_about_150_loans_and_8_million_dirhams_are_paid_out()
    {
        Assert.That(At(EndOf(2012))[Indicators.LoansDisbursed], Is.EqualTo(150).Within(3));
        Assert.That(At(EndOf(2012))[Indicators.AmountDisbursed] / 100m, Is.EqualTo(8_100_000m).Within(2).Percent);
    }

    [Test]
    public void At_the_end_of_2018_of_579_dossiers_406_are_paid_out_with_23_million_dirhams()
    {
        Assert.That((At(EndOf(2018))[Indicators.ApplicationsReceived], At(EndOf(2018))[Indicators.LoansDisbursed]), Is.EqualTo((579, 406)));
        Assert.That(At(EndOf(2018))[Indicators.AmountDisbursed] / 100m, Is.EqualTo(23_220_000m).Within(1).Percent);
    }

    [Test]
    public void At_the_end_of_2018_projects_paid_out_cost_72_million_dirhams()
    {
        var invested = Generated.SoussMassa.Dossiers
            .Where(x => x.Loan?.State.FirstDisbursedOn <= EndOf(2018)).Sum(x => x.Application.Request.Plan.TotalInvestment.InDirhams);

        Assert.That(invested, Is.EqualTo(72_600_000m).Within(1).Percent);
    }

    [Test]
    public void At_the_end_of_2018_there_are_1378_jobs() => Assert.That(At(EndOf(2018))[Indicators.JobsCreated], Is.EqualTo(1_378));

    [Test]
    public void At_the_end_of_2022_more_than_1000_loans_and_63_million_dirhams_are_paid_out()
    {
        Assert.That(At(EndOf(2022))[Indicators.LoansDisbursed], Is.GreaterThan(1_000));
        Assert.That(At(EndOf(2022))[Indicators.AmountDisbursed] / 100m, Is.EqualTo(63_000_000m).Within(2).Percent);
    }

    [Test]
    public void The_plan_itself_adds_up_before_anything_is_drawn()
    {
        var years = PublishedSeries.SoussMassaYears;

        Assert.That(years.Where(x => x.Year <= 2018).Sum(x => x.Thousands), Is.EqualTo(23_220));
        Assert.That(years.Where(x => x.Year <= 2018).Sum(x => x.Applications), Is.EqualTo(579));
        Assert.That(years.Sum(x => x.Loans), Is.EqualTo(1_061));
    }

    private static FigureSet At(DateOnly day) => Generated.FiguresOf("souss-massa", day);

    private static DateOnly EndOf(int year) => new(year, 12, 31);
}
