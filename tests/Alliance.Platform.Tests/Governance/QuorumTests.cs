using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Tests.Governance;

internal sealed class QuorumTests
{
    [TestCase("2/3", 9, 6, TestName = "Two thirds of nine are six, which decimals make seven")]
    [TestCase("2/3", 7, 5)]
    [TestCase("2/3", 1, 1)]
    [TestCase("1/2", 7, 4)]
    [TestCase("1/2", 8, 4)]
    [TestCase("1/1", 8, 8)]
    [TestCase("1/3", 0, 0)]
    [TestCase("3", 2, 3, TestName = "A number stays, though fewer are left")]
    [TestCase("0", 5, 0)]
    public void Is_the_smallest_whole_number_not_below_the_share(string rule, int mandates, int needed)
    {
        Assert.That(Quorum.Parse(rule).Of(mandates), Is.EqualTo(needed));
        Assert.That(Quorum.Parse(rule).ToString(), Is.EqualTo(rule));
    }

    [Test]
    public void A_platform_s_bodies_meet_as_its_file_says()
    {
        var settings = CommitteeSettings.Of(PlatformFile.With("committee", """
            { "statutes": [{ "code": "commission", "publicQuorum": "0", "privateQuorum": "0", "wholeQuorum": "2/3", "majority": "present", "ballot": "secret", "secondCallAfterDays": 15 }] }
            """).Organisation!);

        var statutes = settings.Find("commission")!;
        Assert.That((statutes.QuorumOf(null), statutes.Majority, statutes.Ballot, statutes.SecondCallAfterDays), Is.EqualTo((new Quorum(2, 3), Majority.Present, BallotKind.Secret, 15)));
        Assert.That(settings.Find("board"), Is.Null);
        Assert.That(settings.Find("usual"), Is.EqualTo(Statutes.Usual), "the defaults");
    }

    [Test]
    public void Without_a_word_two_of_each_college_decide_by_votes_cast_openly_with_eight_days_of_notice()
    {
        var usual = CommitteeSettings.Of(PlatformFile.With("committee", "{}").Organisation!).Find(Statutes.UsualCode)!;

        Assert.That((usual.PublicQuorum, usual.PrivateQuorum, usual.WholeQuorum), Is.EqualTo(("2", "2", "0")));
        Assert.That((usual.Majority, usual.AbstentionsCounted, usual.ChairCasts, usual.Ballot, usual.RemotePresence), Is.EqualTo((Majority.Cast, false, true, BallotKind.Open, true)));
        Assert.That((usual.NoticeDays, usual.ConflictYears, usual.ProxiesPerHolder, usual.SecondCallAfterDays), Is.EqualTo((8, 5, 0, (int?)null)));
    }

    [TestCase("""{ "statutes": [{}] }""", "'committee.statutes[0].code' is missing")]
    [TestCase("""{ "statutes": [{ "code": "a", "publicQuorum": "0.67" }] }""", "'committee.statutes[0].publicQuorum' is a number such as 2, or a share such as 2/3")]
    [TestCase("""{ "statutes": [{ "code": "a", "publicQuorum": "-1" }] }""", "is a number such as 2")]
    [TestCase("""{ "statutes": [{ "code": "a", "wholeQuorum": "3/2" }] }""", "wholeQuorum asks for more than all members")]
    [TestCase("""{ "statutes": [{ "code": "a", "publicQuorum": "0", "privateQuorum": "0" }] }""", "without any quorum")]
    [TestCase("""{ "statutes": [{ "code": "a", "proxiesCountAsPresence": true }] }""", "proxiesPerHolder is 0")]
    [TestCase("""{ "statutes": [{ "code": "a" }, { "code": "a", "noticeDays": 3 }] }""", "Two statutes are called 'a'")]
    [TestCase("""{ "statutes": [{ "code": "Conseil" }] }""", "has lower-case letters, digits and hyphens")]
    [TestCase("""{ "statutes": [{ "code": "a", "majority": "most" }] }""", "'committee.statutes[0].majority'")]
    [TestCase("""{ "statutes": [{ "code": "a", "noticeDays": -1 }] }""", "'committee.statutes[0].noticeDays' is at least 0 days")]
    [TestCase("""{ "statutes": [{ "code": "a", "noticDays": 8 }] }""", "did you mean 'noticeDays'?")]
    public void Statutes_that_nobody_can_follow_are_refused(string section, string reason) =>
        Assert.That(PlatformFile.With("committee", section).Reason, Does.Contain(reason));
}
