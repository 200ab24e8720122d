using Alliance.Ui;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>What ships (DOMAIN §7), read as a platform reads it.</summary>
public sealed class The_national_schemes
{
    private static readonly string[] Codes =
    [
        "ana-moukawil", "awrach", "cri", "forsa", "idmaj", "indh-young-income", "intelaka", "maroc-pme", "microcredit", "ofppt-training", "start-tpe", "tahfiz", "tamwilcom", "tpme-charter",
    ];

    private static IEnumerable<Scheme> All => Catalogue.National.Schemes;

    [Test]
    public void Are_all_there_and_none_is_refused()
    {
        Assert.That(Catalogue.National.Refused, Is.Empty);
        Assert.That(All.Select(x => x.Code), Is.EquivalentTo(Codes));
    }

    [Test]
    public void Are_marked_to_be_checked_with_a_source_and_a_day() => Assert.That(
        All.Where(x => !x.ToBeChecked || x.Source.Checked != new DateOnly(2026, 11, 30)).Select(x => x.Code), Is.Empty);

    [Test]
    public void Are_called_as_their_files() => Assert.That(Catalogue.Shipped().Select(x => x.Name.Split('.')[^2]).Order(), Is.EqualTo(Codes));

    /// <summary>A sentence of each, in each language: no key is left, no hole is open, Arabic is Arabic.</summary>
    [Test]
    public void Say_what_they_ask_in_three_languages([Values("fr", "ar", "en")] string language)
    {
        var words = new SchemeWords(Cultures.Find(language)!);
        var sentences = All.SelectMany(x => words.Sentences(x.Rule)).ToList();
        foreach (var sentence in sentences) TestContext.Out.WriteLine(sentence);

        Assert.That(sentences, Has.Count.GreaterThan(15));
        Assert.That(sentences.Where(x => x.Contains('{', StringComparison.Ordinal) || x.Contains("fact.", StringComparison.Ordinal) || x.EndsWith(' ')), Is.Empty);
        Assert.That(sentences.Where(x => language is "ar" && System.Text.RegularExpressions.Regex.IsMatch(x, "[a-z]{3}")), Is.Empty);
    }

    [Test]
    public void Can_each_be_met_and_their_cases_come_out()
    {
        foreach (var scheme in All.Where(x => x.Conditions is not null))
        {
            var cases = RuleCase.Of(scheme, Today);

            Assert.That(cases, Is.Not.Empty, scheme.Code);
            Assert.That(cases.Where(x => x.Requirement.Holds(x.Profile, x.On) is Truth.Yes != x.Meets), Is.Empty, scheme.Code);
            Assert.That(cases.Where(x => x.Decides && Schemes.Answer.To(scheme, x.Profile, x.On).Kind is AnswerKind.Qualifies != x.Meets), Is.Empty, scheme.Code);
        }
    }

    /// <summary>A variant may change any condition only where it has a name.</summary>
    [Test]
    public void Name_their_conditions_on_numbers()
    {
        Assert.That(All.Select(x => x.Conditions).OfType<Condition>().SelectMany(Unnamed), Is.Empty);

        static IEnumerable<Condition> Unnamed(Condition condition) => condition switch
        {
            ConditionGroup group => group.Of.SelectMany(Unnamed),
            SingleCondition { Id: null, Requirement: Within or Share } => [condition],
            _ => [],
        };
    }

    /// <summary>Texts that name no number of the rule need no second look when a platform changes it.</summary>
    [Test]
    public void Keep_the_numbers_of_the_rule_out_of_their_texts()
    {
        var named =
            from file in Catalogue.Shipped()
            from stale in StaleText.In(Bare(file.Text), SchemeFile.Read(file.Text).Scheme, [])
            select $"{file.Name}: {stale}";

        Assert.That(named, Is.Empty);

        static Scheme Bare(string text) => SchemeFile.Read(text.Contains("\nconditions:", StringComparison.Ordinal) ? text[..text.IndexOf("\nconditions:", StringComparison.Ordinal)] : text).Scheme;
    }

    [TestCase(50_000, "sarl", "trade", AnswerKind.Qualifies)]
    [TestCase(50_001, "association", "trade", AnswerKind.NotForYou)]
    [TestCase(150_000, "association", "agriculture", AnswerKind.Qualifies)]
    [TestCase(150_001, "cooperative", "agriculture", AnswerKind.NotForYou)]
    public void Microcredit_lends_more_to_a_registered_activity(int amount, string form, string sector, AnswerKind expected) => Assert.That(
        Sample.Answer(Catalogue.National.Find("microcredit")!, (Fact.Amount, (decimal)amount), (Fact.LegalForm, form), (Fact.Sector, sector)).Kind, Is.EqualTo(expected));
}
