using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Ui.Tests;

/// <summary>What follows from the declaration of an indicator: its words, its arithmetic, what is sent.</summary>
public sealed class IndicatorTests
{
    private static readonly ResourceManager Texts = new(typeof(IndicatorText));

    [TestCase("")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Each_has_a_name_and_each_that_is_shown_a_definition_and_nothing_else_has(string language)
    {
        var declared = Indicators.Stocks.Concat(Indicators.All).Select(x => $"indicator.{x.Code}").Concat(Indicators.All.Select(x => $"definition.{x.Code}")).Distinct();

        var texts = Texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(x => (string)x.Key).Where(x => x.StartsWith("indicator.", StringComparison.Ordinal) || x.StartsWith("definition.", StringComparison.Ordinal));
        Assert.That(texts, Is.EquivalentTo(declared));
    }

    [Test]
    public void No_two_share_a_code() => Assert.That(Indicators.Stocks.Concat(Indicators.All).Distinct().Select(x => x.Code), Is.Unique);

    [Test]
    public void A_rate_is_divided_from_sums_and_never_a_mean_of_rates()
    {
        var one = new FigureSet { [Indicators.CapitalDue] = 900_00, [Indicators.CapitalReceived] = 810_00 };
        var other = new FigureSet { [Indicators.CapitalDue] = 100_00, [Indicators.CapitalReceived] = 50_00 };

        Assert.That(Indicators.RepaymentRate.Of(one + other), Is.EqualTo(0.86m)); // (810 + 50) ÷ (900 + 100); the mean of 0.9 and 0.5 is 0.7
        Assert.That(Indicators.RepaymentRate.Of(one + other - other - one), Is.Null);
    }

    [TestCase(1, 3, 0.333333)]
    [TestCase(2, 3, 0.666667)]
    [TestCase(1, 2_000_000, 0)] // 0.0000005: to the even neighbour
    [TestCase(3, 2_000_000, 0.000002)]
    public void Six_decimals_half_to_even(long received, long due, decimal rate) =>
        Assert.That(Indicators.RepaymentRate.Of(new() { [Indicators.CapitalDue] = due, [Indicators.CapitalReceived] = received }), Is.EqualTo(rate));

    [Test]
    public void Dirhams_are_divided_by_what_they_are_divided_by()
    {
        var figures = new FigureSet
        {
            [Indicators.AmountDisbursed] = 100_000_00,
            [Indicators.LoansDisbursed] = 3,
            [Indicators.TotalInvestment] = 250_000_00,
            [Indicators.DecisionDays] = 91,
            [Indicators.ApplicationsDecided] = 4,
        };

        Assert.That(Indicators.MeanLoan.Of(figures), Is.EqualTo(33_333.33m));
        Assert.That(Indicators.InvestmentLeverage.Of(figures), Is.EqualTo(2.5m));
        Assert.That(Indicators.DaysToDecision.Of(figures), Is.EqualTo(22.75m));
    }

    [TestCase(0, 12, 0.0, Description = "of nobody nothing is told")]
    [TestCase(4, 12, null)]
    [TestCase(5, 12, 0.416667)]
    [TestCase(8, 12, null, Description = "the four others")]
    [TestCase(12, 12, 1.0)]
    public void A_share_of_persons_is_told_unless_it_tells_of_fewer_than_five(int women, int borrowers, double? share)
    {
        var figures = new FigureSet { [Indicators.Borrowers] = borrowers, [Indicators.BorrowersWomen] = women };

        Assert.That(Indicators.WomenShare.Published(figures), Is.EqualTo((decimal?)share));
        Assert.That(Indicators.Published([Indicators.WomenShare], figures)["womenShare"], Is.EqualTo((decimal?)share));
    }

    [Test]
    public void What_is_sent_and_stored_are_codes()
    {
        var figures = new FigureSet { [Indicators.LoansDisbursed] = 3, [Indicators.AmountDisbursed] = 150_000_00, [Indicators.JobsCreated] = 0 };

        var json = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);

        Assert.That(json, Is.EqualTo("""{"amountDisbursed":15000000,"loansDisbursed":3}"""));
        Assert.That(JsonSerializer.Deserialize<FigureSet>(json, JsonSerializerOptions.Web), Is.EqualTo(figures));
    }

    [Test]
    public void A_code_of_a_newer_version_is_kept_and_passed_on()
    {
        var newer = JsonSerializer.Deserialize<FigureSet>("""{"loansDisbursed":3,"notYetDeclared":7}""")!;

        Assert.That(JsonSerializer.Serialize(newer + newer), Is.EqualTo("""{"loansDisbursed":6,"notYetDeclared":14}"""));
    }

    [TestCase("fr", "Taux de remboursement|85,0\u202F%|▲ 5,0 pt depuis le 30 juin 2022|Capital reçu 850,00\u202FDH ÷ Capital échu 1\u202F000,00\u202FDH")]
    [TestCase("en", "Repayment rate|85,0\u202F%|▲ 5,0 pt since|Capital received")]
    public void A_card_says_all_from_the_declaration(string language, string said)
    {
        using var page = new Page(Cultures.Find(language));
        page.Services.AddScoped<IndicatorWords>();
        var card = page.Render<IndicatorCard>(x => x
            .Add(y => y.Indicator, Indicators.RepaymentRate).Add(y => y.BeforeOn, new(2022, 6, 30))
            .Add(y => y.Now, new() { [Indicators.CapitalDue] = 1_000_00, [Indicators.CapitalReceived] = 850_00 })
            .Add(y => y.Before, new() { [Indicators.CapitalDue] = 500_00, [Indicators.CapitalReceived] = 400_00 }));

        foreach (var words in said.Split('|')) Assert.That(card.Markup, Does.Contain(words));
    }

    [Test]
    public void More_at_risk_is_no_good_news()
    {
        using var page = new Page();
        page.Services.AddScoped<IndicatorWords>();
        var card = page.Render<IndicatorCard>(x => x
            .Add(y => y.Indicator, Indicators.Par30).Add(y => y.BeforeOn, new(2022, 6, 30))
            .Add(y => y.Now, new() { [Indicators.Outstanding] = 100, [Indicators.OutstandingOver30] = 20 })
            .Add(y => y.Before, new() { [Indicators.Outstanding] = 100, [Indicators.OutstandingOver30] = 10 }));

        Assert.That(card.Find(".figure-change").ClassList, Does.Contain("warning"));
    }
}
