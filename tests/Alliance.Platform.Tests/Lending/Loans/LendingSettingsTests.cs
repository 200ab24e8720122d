using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Tests.Lending.Loans;

internal sealed class LendingSettingsTests
{
    [Test]
    public void Without_a_section_the_defaults_of_the_domain_hold()
    {
        var settings = LendingSettings.Of(With("{}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.RoundTo, Is.EqualTo(Money.Dirhams(1)));
            Assert.That(settings.GraceInside, Is.False);
            Assert.That(settings.MinimumDaysToFirstInstalment, Is.EqualTo(30));
            Assert.That(settings.Surplus, Is.EqualTo(Surplus.Next));
            Assert.That((settings.SmallestLoan.InDirhams, settings.LargestLoan.InDirhams), Is.EqualTo((5_000m, 300_000m)));
            Assert.That((settings.ShortestTerm, settings.LongestTerm), Is.EqualTo((12, 60)));
            Assert.That(settings.ArrearsBuckets, Is.EqualTo(ImmutableArray.Create(30, 60, 90, 180)));
            Assert.That(settings.LargestShareOfInvestment, Is.EqualTo(0.7m));
        }
    }

    [Test]
    public void A_section_says_otherwise()
    {
        var settings = LendingSettings.Of(With(
            """{ "roundTo": 10, "graceInside": true, "minimumDaysToFirstInstalment": 20, "surplus": "spread", "largestLoan": 100000, "largestShareOfInvestment": 0.5, "arrearsBuckets": [15, 45] }"""));

        var terms = settings.Terms(Money.Dirhams(50_000), 36, 6);
        Assert.That(terms, Is.EqualTo(new LoanTerms(Money.Dirhams(50_000), 36, 6, true, Money.Dirhams(10), 20, Surplus.Spread)));
        Assert.That(settings.ArrearsBuckets, Is.EqualTo(ImmutableArray.Create(15, 45)));
        Assert.That(settings.LargestShareOfInvestment, Is.EqualTo(0.5m));
    }

    [TestCase("""{ "roundTo": 5 }""", "'lending.roundTo' is one of 0.01, 1, 10, 50 dirhams")]
    [TestCase("""{ "roundTo": 0.001 }""", "'lending.roundTo' is one of")]
    [TestCase("""{ "smallestLoan": 5000.005 }""", "'lending.smallestLoan' is a multiple of 0.01 dirhams")]
    [TestCase("""{ "minimumDaysToFirstInstalment": -1 }""", "'lending.minimumDaysToFirstInstalment' is at least 0 days")]
    [TestCase("""{ "minimumDaysToFirstInstalment": 367 }""", "'lending.minimumDaysToFirstInstalment' is at most 366 days")]
    [TestCase("""{ "surplus": "somewhere" }""", "'lending.surplus' is one of next, last, spread")]
    [TestCase("""{ "surplus": 1 }""", "'lending.surplus' is one of next, last, spread")]
    [TestCase("""{ "smallestLoan": 0 }""", "'lending.smallestLoan' is at least 0.01 dirhams")]
    [TestCase("""{ "smallestLoan": 6000, "largestLoan": 5999 }""", "largestLoan is not below smallestLoan")]
    [TestCase("""{ "shortestTerm": 0 }""", "'lending.shortestTerm' is at least 1 months")]
    [TestCase("""{ "longestTerm": 121 }""", "'lending.longestTerm' is at most 120 months")]
    [TestCase("""{ "longestTerm": 11 }""", "longestTerm is not below shortestTerm")]
    [TestCase("""{ "largestShareOfInvestment": 0 }""", "'lending.largestShareOfInvestment' is above 0")]
    [TestCase("""{ "largestShareOfInvestment": 1.01 }""", "'lending.largestShareOfInvestment' is at most 1")]
    [TestCase("""{ "arrearsBuckets": [] }""", "'lending.arrearsBuckets' has 1 to 10 entries")]
    [TestCase("""{ "arrearsBuckets": [30, 30] }""", "'lending.arrearsBuckets' has an entry twice")]
    [TestCase("""{ "arrearsBuckets": [60, 30] }""", "arrearsBuckets rise")]
    [TestCase("""{ "interestRate": 3 }""", "'lending.interestRate' is not a setting")]
    public void Nonsense_is_refused_with_the_name_of_the_setting(string section, string reason) =>
        Assert.That(PlatformFile.With("lending", section).Reason, Does.Contain(reason));

    /// <summary>An annotation can't refer to them.</summary>
    [Test]
    public void Instalments_are_rounded_to_the_units_that_a_contract_may_have()
    {
        var annotated = typeof(LendingSettings).GetProperty(nameof(LendingSettings.RoundTo))!.GetCustomAttribute<AllowedValuesAttribute>()!;

        Assert.That(annotated.Values.Select(x => Money.Dirhams(Convert.ToDecimal(x, CultureInfo.InvariantCulture))), Is.EquivalentTo(LoanTerms.Units));
    }

    [TestCase(4_999.99, 36, 0, "loan.amount-outside-product")]
    [TestCase(300_000.01, 36, 0, "loan.amount-outside-product")]
    [TestCase(50_000, 11, 0, "loan.term-outside-product")]
    [TestCase(50_000, 61, 0, "loan.term-outside-product")]
    [TestCase(50_000, 36, 13, "loan.grace-impossible")]
    public void The_product_has_limits(decimal amount, int term, int grace, string code) =>
        Assert.That(() => new LendingSettings().Terms(Money.Dirhams(amount), term, grace), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));

    private static Organisation With(string lending) => PlatformFile.With("lending", lending).Organisation!;
}
