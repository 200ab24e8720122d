using Alliance.Ui;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>"At most", "less than", "at least", "a share of" and "from … on" to the centime and to the day (rooms-cases, E1).</summary>
public sealed class At_the_boundaries
{
    private static readonly Scheme S26 = Asking("{ fact: amount, at-most: 100000 }, { fact: investment, at-least: 1000000, less-than: 50000000 }, { fact: own-funds, at-least-share: 10 %, of: investment }");

    [TestCase("100000.00", AnswerKind.Qualifies)]
    [TestCase("100000.01", AnswerKind.NotForYou)]
    [TestCase("0", AnswerKind.Qualifies)]
    public void At_most_includes_its_end(decimal amount, AnswerKind expected) => Assert.That(
        Sample.Answer(S26, (Fact.Amount, amount), (Fact.Investment, 1_000_000m), (Fact.OwnFunds, 100_000m)).Kind, Is.EqualTo(expected));

    [TestCase("999999.99", AnswerKind.Misses)]
    [TestCase("1000000.00", AnswerKind.Qualifies)]
    [TestCase("49999999.99", AnswerKind.Qualifies)]
    [TestCase("50000000.00", AnswerKind.NotForYou)]
    public void Less_than_leaves_its_end_out(decimal investment, AnswerKind expected) => Assert.That(
        Sample.Answer(S26, (Fact.Amount, 50_000m), (Fact.Investment, investment), (Fact.OwnFunds, 6_000_000m)).Kind, Is.EqualTo(expected));

    [TestCase("1234567.80", "123456.78", AnswerKind.Qualifies, 0)]
    [TestCase("1234567.80", "123456.77", AnswerKind.Misses, 1)]
    [TestCase("1234567.85", "123456.78", AnswerKind.Misses, 1)]
    [TestCase("1234567.85", "123456.79", AnswerKind.Qualifies, 0)]
    [TestCase("1000000.00", "60000.00", AnswerKind.Misses, 4_000_000)]
    public void A_share_is_compared_without_rounding(decimal investment, decimal ownFunds, AnswerKind expected, long missing)
    {
        var answer = Sample.Answer(S26, (Fact.Amount, 50_000m), (Fact.Investment, investment), (Fact.OwnFunds, ownFunds));

        Assert.That(answer.Kind, Is.EqualTo(expected));
        Assert.That(answer.Reasons.Sum(x => x.Missing), Is.EqualTo(missing));
    }

    [TestCase("fr", "999999.99", "Il manque 0,01 DH d’investissement.")]
    [TestCase("en", "960000.00", "40 000 DH of investment are missing.")]
    [TestCase("ar", "960000.00", "ينقص 40 000 درهم من الاستثمار.")]
    public void What_is_missing_is_said_exactly(string language, decimal investment, string said)
    {
        var person = Person((Fact.Amount, 50_000m), (Fact.Investment, investment), (Fact.OwnFunds, 600_000m));
        var because = new SchemeWords(Cultures.Find(language)!).Because(Schemes.Answer.To(S26, person, Today), person, Today);

        Assert.That(because.Select(Plain), Is.EqualTo(new[] { said }));
    }

    [Test]
    public void Sentences_say_which_end_is_meant() => Assert.That(new SchemeWords(Cultures.French).Sentences(S26.Rule).Select(Plain), Is.EqualTo(new[]
    {
        "Montant demandé : au plus 100 000 DH",
        "Investissement : au moins 1 000 000 DH et moins de 50 000 000 DH",
        "Fonds propres : au moins 10 % de l’investissement",
    }));

    [TestCase("at-most: 24", "عمر المقاولة: سنتان على الأكثر")]
    [TestCase("less-than: 24", "عمر المقاولة: أقل من سنتين")]
    [TestCase("from: 3, to: 11", "عمر المقاولة: من 3 أشهر إلى 11 شهرا")]
    [TestCase("more-than: 100", "عمر المقاولة: أكثر من 100 شهر")]
    public void Arabic_counts_and_declines(string asked, string said) =>
        Assert.That(new SchemeWords(Cultures.Arabic).Sentence(Asking($"{{ fact: enterprise-age, {asked} }}").Rule), Is.EqualTo(said));

    [TestCase("2027-02-28", AnswerKind.NotYet)]
    [TestCase("2027-03-01", AnswerKind.Qualifies)]
    [TestCase("2027-06-30", AnswerKind.Qualifies)]
    [TestCase("2027-07-01", AnswerKind.Closed)]
    public void The_closing_date_is_the_last_good_day(string day, AnswerKind expected)
    {
        var scheme = Scheme("opens: 2027-03-01\ncloses: 2027-06-30");

        Assert.That(Schemes.Answer.To(scheme, Profile.Empty, DateOnly.Parse(day, Cultures.English)).Kind, Is.EqualTo(expected));
    }

    [Test]
    public void Who_asks_before_the_opening_hears_from_when_on()
    {
        var scheme = Scheme("opens: 2027-03-01");
        var answer = Schemes.Answer.To(scheme, Profile.Empty, Today);

        Assert.That(answer.From, Is.EqualTo(new DateOnly(2027, 3, 1)));
        Assert.That(new SchemeWords(Cultures.French).Because(answer, Profile.Empty, Today).Single(), Does.StartWith("À partir du 1er mars 2027"));
    }

    [TestCase("2008-12-02", AnswerKind.NotYet, "2026-12-02")]
    [TestCase("2008-12-01", AnswerKind.Qualifies, null)]
    [TestCase("2009-02-28", AnswerKind.NotYet, "2027-02-28")]
    [TestCase("1991-12-02", AnswerKind.Qualifies, null)]
    [TestCase("1991-12-01", AnswerKind.NotForYou, null)]
    public void Age_changes_on_the_birthday(string born, AnswerKind expected, string? from)
    {
        var answer = Sample.Answer(Asking("{ fact: age, from: 18, to: 34 }"), (Fact.Age, DateOnly.Parse(born, Cultures.English)));

        Assert.That(answer.Kind, Is.EqualTo(expected));
        Assert.That(answer.From?.ToString("yyyy-MM-dd", Cultures.English), Is.EqualTo(from));
    }

    [Test]
    public void Who_turns_eighteen_after_the_last_day_is_not_told_to_wait()
    {
        var scheme = Scheme("closes: 2026-12-31\nconditions: { fact: age, at-least: 18 }");

        Assert.That(Sample.Answer(scheme, (Fact.Age, new DateOnly(2009, 1, 1))).Kind, Is.EqualTo(AnswerKind.NotForYou));
        Assert.That(Sample.Answer(scheme, (Fact.Age, new DateOnly(2008, 12, 31))).Kind, Is.EqualTo(AnswerKind.NotYet));
    }

    [Test]
    public void Who_waits_for_the_opening_may_get_too_old()
    {
        var scheme = Scheme("opens: 2027-03-01\nconditions: { fact: age, at-most: 34 }");

        Assert.That(Sample.Answer(scheme, (Fact.Age, new DateOnly(1992, 3, 1))).Kind, Is.EqualTo(AnswerKind.NotForYou));
        Assert.That(Sample.Answer(scheme, (Fact.Age, new DateOnly(1992, 3, 2))).Kind, Is.EqualTo(AnswerKind.NotYet));
    }

    [TestCase("2024-02-29", 3, "2027-03-01")]
    [TestCase("2024-02-29", 4, "2028-02-29")]
    [TestCase("2023-02-28", 4, "2027-02-28")]
    public void Who_was_born_on_29_February_has_the_birthday_on_1_March(string born, int years, string birthday)
    {
        var day = DateOnly.Parse(birthday, Cultures.English);

        Assert.That(Elapsed.Birthday(DateOnly.Parse(born, Cultures.English), years), Is.EqualTo(day));
        Assert.That(Elapsed.Years(DateOnly.Parse(born, Cultures.English), day), Is.EqualTo(years));
        Assert.That(Elapsed.Years(DateOnly.Parse(born, Cultures.English), day.AddDays(-1)), Is.EqualTo(years - 1));
    }

    [TestCase("2026-01-31", "2026-02-28", 1)]
    [TestCase("2026-01-31", "2026-02-27", 0)]
    [TestCase("2026-01-31", "2026-03-30", 1)]
    [TestCase("2026-01-31", "2026-03-31", 2)]
    [TestCase("2027-01-01", "2026-12-01", 0)]
    public void Months_keep_their_day(string founded, string on, long months) =>
        Assert.That(Elapsed.Months(DateOnly.Parse(founded, Cultures.English), DateOnly.Parse(on, Cultures.English)), Is.EqualTo(months));

    private static string Plain(string said) => said.Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
