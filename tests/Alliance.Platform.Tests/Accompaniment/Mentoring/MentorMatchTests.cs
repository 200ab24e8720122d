using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>What speaks for and against a mentor. The enterprise is a workshop in Tiznit, of Fatima Zahra Amrani; its bank is the Banque Populaire.</summary>
internal sealed class MentorMatchTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly SoughtMentor Sought = new(
        "crafts", "Tiznit",
        new([new ItemPerson(["Fatima Zahra Amrani"], "0661234567", "Tiznit")], ["Coopérative Tafraout"]) { Banks = ["Banque Populaire"] },
        Language: null, Skills: null);

    private static readonly MentorProfile Usual = new("Omar Berrada", "Expert-comptable", "Rabat")
    {
        Languages = ["ar", "fr"],
        YearsOfExperience = 10,
        MemberSince = new(2020, 1, 1),
        InsuredUntil = new(2023, 6, 15),
    };

    private static Mentor Active(MentorProfile profile)
    {
        var entry = new Entry(Today, "directrice", new(2023, 6, 15, 9, 0, 0, DateTimeKind.Utc));
        var mentor = new Mentor(profile, null, 5, null, entry);
        mentor.Accept(null, entry);
        return mentor;
    }

    private static MentorMatch Match(MentorProfile profile, SoughtMentor? sought = null) => MentorMatch.Of(Active(profile), sought ?? Sought, askedBefore: false, inCommittee: false, Today);

    [Test]
    public void Far_away_and_of_another_trade_little_speaks_for_them() =>
        Assert.That(Match(Usual), Has.Property("Reasons").EqualTo(new[] { MatchReason.Free }).And.Property("Objections").EqualTo(new[] { MatchObjection.OtherRegion }));

    [TestCase("Tiznit", MatchReason.SameProvince)]
    [TestCase("TIZNIT", MatchReason.SameProvince)]
    [TestCase("Agadir Ida-Outanane", MatchReason.SameRegion)]
    public void Distance_is_told_by_province_and_region(string province, MatchReason expected) =>
        Assert.That(Match(Usual with { Province = province }).Reasons, Does.Contain(expected));

    [Test]
    public void Sector_skills_and_language_speak_for_them()
    {
        var match = Match(Usual with { Sectors = ["crafts"], Skills = "Export, vente en ligne" }, Sought with { Skills = "EXPORT en ligne", Language = "fr" });

        Assert.That(match.Reasons, Is.EqualTo(new[] { MatchReason.Sector, MatchReason.Skills, MatchReason.Language, MatchReason.Free }));
    }

    [Test]
    public void A_language_that_is_asked_for_and_not_spoken_speaks_against() =>
        Assert.That(Match(Usual, Sought with { Language = "zgh" }).Objections, Does.Contain(MatchObjection.Language));

    [TestCase("Banque Populaire du Centre-Sud", null, MatchObjection.Bank)]
    [TestCase(null, "06 61 23 45 67", MatchObjection.Kin)]
    public void Ties_to_the_project_speak_against(string? institution, string? phone, MatchObjection expected) =>
        Assert.That(Match(Usual with { Institution = institution, Phone = phone }).Objections, Does.Contain(expected));

    [Test]
    public void The_same_family_name_speaks_against() =>
        Assert.That(Match(Usual with { Name = "Hassan El Amrani" }).Objections, Does.Contain(MatchObjection.Kin));

    [Test]
    public void Insured_on_the_last_day_and_not_on_the_next()
    {
        Assert.That(Match(Usual).Objections, Does.Not.Contain(MatchObjection.NotInsured));
        Assert.That(Match(Usual with { InsuredUntil = Today.AddDays(-1) }).Objections, Does.Contain(MatchObjection.NotInsured));
        Assert.That(Match(Usual with { MemberSince = null }).Objections, Does.Contain(MatchObjection.NotInsured));
    }

    [Test]
    public void Who_is_away_is_not_asked()
    {
        var mentor = Active(Usual);
        mentor.GoAway(Today, Today);

        Assert.That(MentorMatch.Of(mentor, Sought, false, false, Today).CanBeAsked, Is.False);
        Assert.That(MentorMatch.Of(mentor, Sought, false, false, Today.AddDays(1)).CanBeAsked, Is.True);
    }

    [Test]
    public void The_best_first_and_a_conflict_outweighs_a_sector()
    {
        var near = Match(Usual with { Name = "A", Province = "Tiznit" });
        var expert = Match(Usual with { Name = "B", Sectors = ["crafts"], Province = "Tiznit" });
        var tied = Match(Usual with { Name = "C", Sectors = ["crafts"], Province = "Tiznit", Institution = "Banque Populaire" });

        Assert.That(MentorMatch.InOrder([tied, near, expert]).Select(x => x.Mentor.Name), Is.EqualTo(new[] { "B", "A", "C" }));
    }

    [Test]
    public void Who_has_too_little_experience_is_no_mentor() =>
        Assert.That(() => Active(Usual with { YearsOfExperience = 4 }), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("mentor.too-little-experience"));
}
