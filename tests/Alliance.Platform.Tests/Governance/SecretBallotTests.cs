using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>A secret ballot keeps who has voted and how many said what, and nothing that ties the one to the other.</summary>
internal sealed class SecretBallotTests
{
    private static readonly Statutes Secret = Statutes.Usual with { Ballot = BallotKind.Secret };

    private static Room Voting() => Room.Opened(Secret).Arrive("P1", "P2", "R1", "R2").Call("D1").OpenBallot();

    private static SecretTally Cast(Room room, params (string Member, Choice Choice)[] votes) =>
        votes.Aggregate(SecretTally.Empty, (papers, x) => room.State.CastSecretly(papers, room.State.Ballots.Count, x.Member, x.Choice, by: null));

    [Test]
    public void The_order_of_voting_leaves_no_trace()
    {
        var room = Voting();
        (string, Choice)[] votes = [("R2", Choice.Yes), ("P1", Choice.No), ("R1", Choice.Yes), ("P2", Choice.Abstain)];

        var (one, other) = (Cast(room, votes), Cast(room, [.. votes.Reverse()]));

        Assert.That(one.Voted, Is.EqualTo(new[] { "P1", "P2", "R1", "R2" }));
        Assert.That((other.Voted.SequenceEqual(one.Voted), other with { Voted = one.Voted }), Is.EqualTo((true, one)));
        var result = room.Result(one);
        Assert.That((result.Yes, result.No, result.Abstained, result.Outcome), Is.EqualTo((2, 1, 1, Outcome.Carried)));
        Assert.That(room.State.Ballots[^1].Votes, Is.Empty);
    }

    [Test]
    public void A_vote_stands_once_cast_and_is_never_a_fact()
    {
        var room = Voting();
        var papers = Cast(room, ("P1", Choice.Yes));

        Assert.That(() => room.State.CastSecretly(papers, 1, "P1", Choice.No, by: null), Refused("vote.stands"));
        Assert.That(() => room.State.CastSecretly(papers, 1, "P3", Choice.No, by: null), Refused("presence.not-there"));
        Assert.That(() => Room.Opened().Arrive("P1").Call("D1").OpenBallot().State.CastSecretly(papers, 1, "P1", Choice.No, by: null), Refused("ballot.is-open"));
        Assert.That(room.Refusal(room.Vote("P2", Choice.Yes)), Is.EqualTo("ballot.is-secret"));
    }

    [Test]
    public void Papers_that_do_not_add_up_close_nothing()
    {
        var room = Voting();

        Assert.That(room.Refusal(new BallotClosed(Room.Day, 1)), Is.EqualTo("ballot.no-tally"));
        foreach (var wrong in new SecretTally[] { new(["P1"], 1, 1, 0), new(["R1", "P1"], 1, 1, 0), new(["P1", "P1"], 2, 0, 0), new(["P1"], 2, -1, 0) })
            Assert.That(room.Refusal(new BallotClosed(Room.Day, 1, wrong)), Is.EqualTo("ballot.no-tally"), $"{wrong}");
    }

    /// <summary>Which paper is theirs nobody knows, so that it can't be taken out of the count.</summary>
    [Test]
    public void When_somebody_who_has_voted_leaves_or_is_recused_the_ballot_can_only_be_void()
    {
        var room = Voting();
        var papers = Cast(room, ("P1", Choice.Yes), ("P2", Choice.Yes), ("R1", Choice.Yes), ("R2", Choice.No));

        room.Leave("R2");
        Assert.That(room.Refusal(new BallotClosed(Room.Day, 1, papers)), Is.EqualTo("ballot.paper-of-absent"));
        Assert.That(room.State.After(new MemberArrived(Room.Day, "R2")).After(new BallotClosed(Room.Day, 1, papers)).Ballots[0].Result!.Outcome, Is.EqualTo(Outcome.Carried), "unless they come back");
        Assert.That(room.Arrive("R2").Recuse("R2", "D1").Refusal(new BallotClosed(Room.Day, 1, papers)), Is.EqualTo("ballot.paper-of-absent"));
        room.Happens(new BallotVoided(Room.Day, 1, "R2 s’est récusé"));
    }

    [TestCase(Choice.Yes, Outcome.Carried)]
    [TestCase(Choice.No, Outcome.NotCarried)]
    public void A_tie_is_broken_openly_after_the_count_by_who_chaired(Choice side, Outcome outcome)
    {
        var room = Voting();
        var result = room.Result(Cast(room, ("P1", Choice.Abstain), ("P2", Choice.Yes), ("R1", Choice.No)));
        Assert.That((result.IsTie, result.CastingVote, result.Outcome), Is.EqualTo((true, (Choice?)null, Outcome.NotCarried)));

        Assert.That(room.Refusal(new CastingVoteGiven(Room.Day, 1, "P2", side)), Is.EqualTo("casting.not-chair"));
        Assert.That(room.Refusal(new CastingVoteGiven(Room.Day, 1, "P1", Choice.Abstain)), Is.EqualTo("casting.side"));
        room.Happens(new CastingVoteGiven(Room.Day, 1, "P1", side));

        Assert.That(room.State.Ballots[0].Result!.Outcome, Is.EqualTo(outcome));
        Assert.That(room.Refusal(new CastingVoteGiven(Room.Day, 1, "P1", side)), Is.EqualTo("casting.no-tie"), "once");
    }

    [Test]
    public void A_tie_is_broken_neither_later_nor_by_a_chair_who_has_cast_nothing_nor_without_quorum()
    {
        var silent = Voting();
        silent.Result(Cast(silent, ("P2", Choice.Yes), ("R1", Choice.No)));
        Assert.That(silent.Refusal(new CastingVoteGiven(Room.Day, 1, "P1", Choice.Yes)), Is.EqualTo("casting.not-chair"));

        var later = Voting();
        later.Result(Cast(later, ("P1", Choice.Yes), ("R1", Choice.No)));
        Assert.That(later.Call("D2").Refusal(new CastingVoteGiven(Room.Day, 1, "P1", Choice.Yes)), Is.EqualTo("casting.no-tie"));

        var few = Room.Opened(Secret).Arrive("P1", "R1").Call("D1").OpenBallot();
        Assert.That(few.Result(Cast(few, ("P1", Choice.Yes), ("R1", Choice.No))).Outcome, Is.EqualTo(Outcome.NoQuorum));
        Assert.That(few.Refusal(new CastingVoteGiven(Room.Day, 1, "P1", Choice.Yes)), Is.EqualTo("casting.no-tie"));
        Assert.That(Room.Opened().Arrive("P1").Call("D1").OpenBallot().Refusal(new CastingVoteGiven(Room.Day, 1, "P1", Choice.Yes)), Is.EqualTo("casting.none"));
    }

    private static NUnit.Framework.Constraints.EqualStringConstraint Refused(string code) => Throws.InstanceOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo(code);
}
