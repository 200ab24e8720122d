using System.Collections.Immutable;
using System.Text.Json;
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
        var settings = LendingSettings.Of(WithSection(null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.RoundTo, Is.EqualTo(Money.Dirhams(1)));
            Assert.That(settings.GraceInside, Is.False);
            Assert.That(settings.MinimumDaysToFirstInstalment, Is.EqualTo(30));
            Assert.That(settings.Surplus, Is.EqualTo(Surplus.Next));
            Assert.That((settings.SmallestLoan.InDirhams, settings.LargestLoan.InDirhams), Is.EqualTo((5_000m, 300_000m)));
            Assert.That((settings.ShortestTerm, settings.LongestTerm), Is.EqualTo((12, 60)));
            Assert.That(settings.ArrearsBuckets, Is.EqualTo(ImmutableArray.Create(30, 60, 90, 180)));
        }
    }

    [Test]
    public void A_section_says_otherwise()
    {
        var settings = LendingSettings.Of(WithSection(
            """{ "roundTo": 10, "graceInside": true, "minimumDaysToFirstInstalment": 20, "surplus": "spread", "largestLoan": 100000, "arrearsBuckets": [15, 45] }"""));

        var terms = settings.Terms(Money.Dirhams(50_000), 36, 6);
        Assert.That(terms, Is.EqualTo(new LoanTerms(Money.Dirhams(50_000), 36, 6, true, Money.Dirhams(10), 20, Surplus.Spread)));
        Assert.That(settings.ArrearsBuckets, Is.EqualTo(ImmutableArray.Create(15, 45)));
    }

    [TestCase("""{ "roundTo": 5 }""", "roundTo")]
    [TestCase("""{ "roundTo": 0.001 }""", "two decimals")]
    [TestCase("""{ "minimumDaysToFirstInstalment": -1 }""", "minimumDaysToFirstInstalment")]
    [TestCase("""{ "surplus": "somewhere" }""", "surplus")]
    [TestCase("""{ "surplus": 1 }""", "surplus")]
    [TestCase("""{ "smallestLoan": 0 }""", "smallestLoan")]
    [TestCase("""{ "smallestLoan": 6000, "largestLoan": 5999 }""", "largestLoan")]
    [TestCase("""{ "shortestTerm": 0 }""", "shortestTerm")]
    [TestCase("""{ "longestTerm": 11 }""", "longestTerm")]
    [TestCase("""{ "arrearsBuckets": [] }""", "arrearsBuckets")]
    [TestCase("""{ "arrearsBuckets": [30, 30] }""", "arrearsBuckets")]
    [TestCase("""{ "interestRate": 3 }""", "interestRate")]
    public void Nonsense_is_refused_with_the_name_of_the_setting(string section, string named) =>
        Assert.That(() => LendingSettings.Of(WithSection(section)), Throws.TypeOf<LendingSettingsException>().With.Message.Contains(named).And.Message.Contains("ism"));

    [TestCase(4_999.99, 36, 0, "loan.amount-outside-product")]
    [TestCase(300_000.01, 36, 0, "loan.amount-outside-product")]
    [TestCase(50_000, 11, 0, "loan.term-outside-product")]
    [TestCase(50_000, 61, 0, "loan.term-outside-product")]
    [TestCase(50_000, 36, 13, "loan.grace-impossible")]
    public void The_product_has_limits(decimal amount, int term, int grace, string code) =>
        Assert.That(() => new LendingSettings().Terms(Money.Dirhams(amount), term, grace), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));

    private static Organisation WithSection(string? json) => new()
    {
        Id = "ism",
        Label = "souss-massa",
        Name = "Initiative Souss-Massa",
        Kind = HostKind.Platform,
        Status = OrganisationStatus.Active,
        Sections = json is null
            ? ImmutableDictionary<string, JsonElement>.Empty
            : ImmutableDictionary<string, JsonElement>.Empty.Add("lending", JsonElement.Parse(json)),
    };
}
