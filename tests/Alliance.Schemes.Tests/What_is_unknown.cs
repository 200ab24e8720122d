using Alliance.Ui;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>Unknown is neither no nor 0; closed is closed; a place is a code (rooms-cases, E2).</summary>
public sealed class What_is_unknown
{
    private static readonly Scheme Charter = Catalogue.National.Find("tpme-charter")!;

    [Test]
    public void Blank_is_perhaps_and_says_on_what_it_depends()
    {
        var scheme = Asking("{ fact: legal-form, one-of: [sarl] }, { fact: investment, at-least: 1000000 }");
        var person = Person((Fact.LegalForm, "sarl"));
        var answer = Schemes.Answer.To(scheme, person, Today);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Perhaps));
        Assert.That(answer.DependsOn, Is.EqualTo(new[] { Fact.Investment }));
        Assert.That(new SchemeWords(Cultures.English).Because(answer, person, Today), Is.EqualTo(new[] { "Perhaps: it depends on the investment." }));
        Assert.That(Finder.Run([scheme], person, Today).Questions, Is.EqualTo(new[] { Fact.Investment }));
    }

    [Test]
    public void I_don_t_know_leaves_perhaps_and_is_not_asked_again()
    {
        var scheme = Asking("{ fact: investment, at-least: 1000000 }");
        var findings = Finder.Run([scheme], Person((Fact.Investment, DontKnow)), Today, asked: 1);

        Assert.That(findings.Answers.Single().Kind, Is.EqualTo(AnswerKind.Perhaps));
        Assert.That(findings.Answers.Single().DependsOn, Is.EqualTo(new[] { Fact.Investment }));
        Assert.That(findings.Questions, Is.Empty);
    }

    [Test]
    public void Nothing_is_a_value()
    {
        var scheme = Asking("{ fact: own-funds, at-least: 40000 }");

        Assert.That(Sample.Answer(scheme, (Fact.OwnFunds, 0m)).Reasons.Single().Missing, Is.EqualTo(4_000_000));
        Assert.That(Sample.Answer(scheme).Kind, Is.EqualTo(AnswerKind.Perhaps));
    }

    [Test]
    public void A_known_fact_that_fails_ends_it_without_asking_more()
    {
        var findings = Finder.Run([Charter], Person((Fact.Investment, 50_000_000m)), Today);

        Assert.That(findings.Answers.Single().Kind, Is.EqualTo(AnswerKind.NotForYou));
        Assert.That(findings.Questions, Is.Empty);
    }

    [Test]
    public void One_true_alternative_is_enough()
    {
        var scheme = Scheme("conditions: { any: [{ fact: turnover, at-least: 1000000 }, { fact: enterprise-age, less-than: 36 }] }");

        Assert.That(Sample.Answer(scheme, (Fact.EnterpriseAge, 35)).Kind, Is.EqualTo(AnswerKind.Qualifies));
        Assert.That(Sample.Answer(scheme, (Fact.EnterpriseAge, 36)).DependsOn, Is.EqualTo(new[] { Fact.Turnover }));
        Assert.That(Sample.Answer(scheme, (Fact.EnterpriseAge, 36), (Fact.Turnover, 999_999m)).Kind, Is.EqualTo(AnswerKind.Misses), "the nearest alternative is told");
    }

    [Test]
    public void Of_alternatives_the_nearest_is_told_wherever_it_stands()
    {
        var scheme = Scheme("conditions: { any: [{ fact: enterprise-age, less-than: 36 }, { fact: turnover, at-least: 1000000 }] }");

        Assert.That(Sample.Answer(scheme, (Fact.EnterpriseAge, 36), (Fact.Turnover, 999_999m)).Kind, Is.EqualTo(AnswerKind.Misses));
    }

    [Test]
    public void Who_is_too_old_needn_t_hear_of_missing_funds()
    {
        var answer = Sample.Answer(Asking("{ fact: own-funds, at-least: 40000 }, { fact: age, at-most: 34 }"), (Fact.OwnFunds, 0m), (Fact.Age, 36));

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.NotForYou));
        Assert.That(answer.Reasons.Select(x => ((Requirement)x.What).Fact), Is.EqualTo(new[] { Fact.Age }));
    }

    [Test]
    public void None_is_unknown_while_one_is()
    {
        var scheme = Scheme("conditions: { none: [{ fact: sector, one-of: [fishing] }, { fact: rural, is: no }] }");

        Assert.That(Sample.Answer(scheme, (Fact.Sector, "trade")).Kind, Is.EqualTo(AnswerKind.Perhaps));
        Assert.That(Sample.Answer(scheme, (Fact.Sector, "fishing")).Kind, Is.EqualTo(AnswerKind.NotForYou));
        Assert.That(Sample.Answer(scheme, (Fact.Sector, "trade"), (Fact.Rural, true)).Kind, Is.EqualTo(AnswerKind.Qualifies));
    }

    [TestCase("MA-LAR", AnswerKind.Qualifies)]
    [TestCase("MA-TET", AnswerKind.NotForYou)]
    [TestCase("MA-TIZ", AnswerKind.Qualifies)]
    [TestCase("MA-09", AnswerKind.Qualifies)]
    [TestCase("MA-01", AnswerKind.Perhaps)]
    [TestCase("MA-12", AnswerKind.NotForYou)]
    public void A_region_stands_for_its_provinces(string place, AnswerKind expected) =>
        Assert.That(Sample.Answer(Scheme("territory: [MA-LAR, MA-09]"), (Fact.Province, place)).Kind, Is.EqualTo(expected));

    [Test]
    public void Places_have_one_code_each_and_their_names_in_Arabic()
    {
        Assert.That(Places.All, Has.Length.EqualTo(Regions.Provinces));
        Assert.That(Places.All.Select(x => x.Code), Is.Unique);
        Assert.That(Places.All.CountBy(x => x.Region).ToDictionary(), Is.EquivalentTo(Regions.All.ToDictionary(x => x.Code, x => x.Provinces)));
        Assert.That(Places.All.Where(x => Places.Name(x.Code, Cultures.Arabic) == x.French), Is.Empty);
        Assert.That(Places.All.Where(x => Places.CodeOf(x.French) != x.Code), Is.Empty);
        Assert.That(Places.CodeOf("Agadir Ida-Outanane"), Is.EqualTo("MA-AGD"));
    }

    [Test]
    public void At_most_six_questions_are_asked_in_all()
    {
        var findings = Finder.Run(Catalogue.National.Schemes, Profile.Empty, Today);

        Assert.That(findings.Questions, Has.Length.EqualTo(6).And.Unique);
        Assert.That(Finder.Run(Catalogue.National.Schemes, Profile.Empty, Today, asked: 4).Questions, Is.EqualTo(findings.Questions.Take(2)));
        Assert.That(Finder.Run(Catalogue.National.Schemes, Profile.Empty, Today, asked: 6).Questions, Is.Empty);
        Assert.That(Finder.Run(Catalogue.National.Schemes, Profile.Empty, Today, asked: 60).Questions, Is.Empty);
    }

    [Test]
    public void The_first_question_decides_the_most()
    {
        var findings = Finder.Run([Scheme("conditions: { fact: amount, at-least: 18 }", "a"), Scheme("conditions: { fact: amount, at-most: 34 }", "b"), Scheme("conditions: { all: [{ fact: jobs, at-least: 1 }, { fact: age, at-least: 1 }] }", "c")], Profile.Empty, Today);

        Assert.That(findings.Questions, Is.EqualTo(new[] { Fact.Amount, Fact.Age, Fact.Jobs }));
    }

    [Test]
    public void Who_is_too_young_today_and_lacks_nothing_else_hears_what_it_then_depends_on()
    {
        var scheme = Asking("{ fact: age, at-least: 18 }, { fact: amount, at-most: 100000 }");
        var person = Person((Fact.Age, new DateOnly(2009, 5, 12)));
        var answer = Schemes.Answer.To(scheme, person, Today);

        Assert.That(answer, Has.Property(nameof(Answer.Kind)).EqualTo(AnswerKind.NotYet).And.Property(nameof(Answer.From)).EqualTo(new DateOnly(2027, 5, 12)));
        Assert.That(new SchemeWords(Cultures.French).Because(answer, person, Today), Is.EqualTo(new[] { "À partir du 12 mai 2027\u00A0: Âge\u00A0: au moins 18 ans.", "Ensuite, cela dépend du montant demandé." }));
    }
}
