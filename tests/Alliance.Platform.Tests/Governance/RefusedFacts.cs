using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>What can't have happened in a session, each by its code.</summary>
internal sealed class RefusedFacts
{
    private static readonly DateOnly Day = Room.Day;

    private static Room Voting(Statutes? statutes = null) => Room.Opened(statutes).Arrive("P1", "P2", "R1", "R2").Call("D1").OpenBallot();

    [Test]
    public void Nobody_votes_who_isn_t_a_member_isn_t_there_is_recused_or_has_no_proxy()
    {
        var room = Voting(Statutes.Usual with { ProxiesPerHolder = 1 }).Recuse("R2", "D1").Happens(new ProxyGiven(Day, "P3", "P2"));

        Assert.That(room.Refusal(room.Vote("X9", Choice.Yes)), Is.EqualTo("session.not-a-member"));
        Assert.That(room.Refusal(room.Vote("P4", Choice.Yes)), Is.EqualTo("presence.not-there"));
        Assert.That(room.Refusal(room.Vote("R2", Choice.Yes)), Is.EqualTo("vote.recused"));
        Assert.That(room.Refusal(room.Vote("P4", Choice.Yes, by: "P2")), Is.EqualTo("vote.no-proxy"));
        Assert.That(room.Refusal(room.Vote("P3", Choice.Yes, by: "P1")), Is.EqualTo("vote.no-proxy"), "another holds it");
        Assert.That(room.Refusal(room.Vote("P3", Choice.Yes, by: "X9")), Is.EqualTo("session.not-a-member"));
        Assert.That(room.Recuse("P2", "D1").Refusal(room.Vote("P3", Choice.Yes, by: "P2")), Is.EqualTo("vote.no-proxy"), "a holder who is recused takes the proxy out too");
    }

    [Test]
    public void A_mandate_counts_to_its_last_day_and_not_once_it_has_ended()
    {
        var room = Room.Of(Statutes.Usual, [Room.Seat("P1", College.Public, Office.Chair, to: Day), Room.Seat("R1", College.Private, Office.None)]);
        room.Happens(new SessionConvened(Day.AddDays(-8), Day)).Happens(new SessionOpened(Day)).Arrive("P1", "R1").Call("D1").OpenBallot().Yes("P1");

        Assert.That(room.Refusal(room.Vote("P1", Choice.Yes) with { On = Day.AddDays(1) }), Is.EqualTo("session.no-mandate"));
        Assert.That(room.State.After(new BallotClosed(Day.AddDays(1), 1)).Ballots[0].Result!.Yes, Is.Zero, "the vote of who has lost the mandate is in no count");
        Assert.That(room.Happens(new MandateEnded(Day, "R1")).Refusal(room.Vote("R1", Choice.Yes)), Is.EqualTo("session.no-mandate"));
    }

    [Test]
    public void An_amendment_opens_a_ballot_of_its_own_and_ends_the_one_before()
    {
        var room = Voting().Yes("P1", "R1");
        var onTheOldText = room.Vote("P2", Choice.Yes);
        Assert.That(room.Refusal(new BallotOpened(Day, "D1", "Accorder 80 000 DH")), Is.EqualTo("ballot.same-text"));

        room.OpenBallot("Accorder 60 000 DH");

        Assert.That(room.State.Ballots.Select(x => (x.Status, x.VoidFor, x.Votes.Count)), Is.EqualTo(new[] { (BallotStatus.Void, Ballot.Amended, 2), (BallotStatus.Open, (string?)null, 0) }));
        Assert.That(room.Refusal(onTheOldText), Is.EqualTo("ballot.void"));
        Assert.That(room.Refusal(onTheOldText with { Ballot = 3 }), Is.EqualTo("ballot.unknown"));
        Assert.That(room.Refusal(new BallotOpened(Day, "D2", "Autre")), Is.EqualTo("ballot.other-item"));
        Assert.That(room.Refusal(new BallotOpened(Day, "D1", " ")), Is.EqualTo("ballot.no-text"));
    }

    [Test]
    public void Suspending_ends_the_ballot_and_resuming_takes_presence_anew()
    {
        var room = Voting().Yes("P1");
        var vote = room.Vote("P2", Choice.Yes);
        room.Happens(new SessionSuspended(Day));
        Assert.That(room.State.Ballots[0].VoidFor, Is.EqualTo(Ballot.Suspended));
        Assert.That(room.Refusal(vote), Is.EqualTo("session.suspended"));
        Assert.That(room.Refusal(new MemberArrived(Day, "P1")), Is.EqualTo("session.suspended"));

        room.Happens(new SessionResumed(Day.AddDays(5)));
        Assert.That(room.State.Attendance.Present, Is.Empty);
        Assert.That(room.Refusal(vote with { On = Day.AddDays(5) }), Is.EqualTo("ballot.void"));
        Assert.That(room.Refusal(new SessionResumed(Day.AddDays(5))), Is.EqualTo("session.not-suspended"));
        Assert.That(room.Refusal(new MemberArrived(Day, "P1")), Is.EqualTo("session.before-last"));
    }

    [Test]
    public void A_session_has_its_notice_its_day_and_its_end()
    {
        var room = Room.Of(Statutes.Usual, Room.Seats(2, 2));
        Assert.That(room.Refusal(new SessionOpened(Day)), Is.EqualTo("session.not-convened"));
        Assert.That(room.Refusal(new SessionConvened(Day.AddDays(-7), Day)), Is.EqualTo("session.notice-too-short"));
        Assert.That(room.Refusal(new SessionConvened(Day.AddDays(-20), Day, Day.AddDays(-21))), Is.EqualTo("session.no-second-call"));

        room.Happens(new SessionConvened(Day.AddDays(-8), Day));
        Assert.That(room.Refusal(new SessionConvened(Day.AddDays(-8), Day)), Is.EqualTo("session.convened-already"));
        Assert.That(room.Refusal(new SessionOpened(Day.AddDays(1))), Is.EqualTo("session.another-day"));
        Assert.That(room.Refusal(new MemberArrived(Day.AddDays(-1), "P1")), Is.EqualTo("session.another-day"));
        Assert.That(room.Refusal(new ItemCalled(Day, "D1")), Is.EqualTo("session.not-opened"));
        Assert.That(room.Refusal(new SessionClosed(Day)), Is.EqualTo("session.not-opened"));

        room.Arrive("P1").Happens(new SessionOpened(Day)).Call("D1").OpenBallot();
        Assert.That(room.Refusal(new SessionOpened(Day)), Is.EqualTo("session.opened-already"));
        Assert.That(room.Refusal(new SessionClosed(Day)), Is.EqualTo("ballot.still-open"));
        Assert.That(room.Refusal(new ItemCalled(Day, "D2")), Is.EqualTo("ballot.still-open"));
        Assert.That(room.Refusal(new BallotVoided(Day, 1, "")), Is.EqualTo("ballot.no-reason"));

        room.Happens(new BallotVoided(Day, 1, "Pièce manquante")).Happens(new SessionClosed(Day));
        Assert.That(room.Refusal(new MemberLeft(Day, "P1")), Is.EqualTo("session.closed"));
    }

    [Test]
    public void A_second_call_has_its_own_notice_and_needs_no_quorum()
    {
        var statutes = Statutes.Usual with { SecondCallAfterDays = 15 };
        var first = Day.AddDays(-15);
        var room = Room.Of(statutes, Room.Seats(2, 2));
        Assert.That(room.Refusal(new SessionConvened(first, Day.AddDays(-1), first)), Is.EqualTo("session.second-call-too-soon"));
        Assert.That(room.Refusal(new SessionConvened(first.AddDays(-1), Day, first)), Is.EqualTo("session.second-call-before-first"));
        Assert.That(room.Refusal(new SessionConvened(Day.AddDays(-7), Day, first)), Is.EqualTo("session.notice-too-short"));

        room.Happens(new SessionConvened(first, Day, first)).Happens(new SessionOpened(Day)).Arrive("R1").Call("D1").OpenBallot();
        Assert.That(room.Yes("R1").Result().Outcome, Is.EqualTo(Outcome.Carried));
    }

    [Test]
    public void Presence_proxies_and_the_chair_have_their_limits()
    {
        var room = Room.Opened(Statutes.Usual with { RemotePresence = false }).Arrive("P1", "P2");
        Assert.That(room.Refusal(new MemberArrived(Day, "R1", Remote: true)), Is.EqualTo("presence.not-remote"));
        Assert.That(room.Refusal(new MemberArrived(Day, "P1")), Is.EqualTo("presence.already"));
        Assert.That(room.Refusal(new MemberLeft(Day, "R1")), Is.EqualTo("presence.not-there"));
        Assert.That(room.Refusal(new ProxyGiven(Day, "P3", "P1")), Is.EqualTo("proxy.not-allowed"));
        Assert.That(room.Refusal(new ProxyEnded(Day, "P3")), Is.EqualTo("proxy.none"));
        Assert.That(room.Refusal(new ChairTaken(Day, "P2")), Is.EqualTo("chair.is-there"));

        var proxies = Room.Opened(Statutes.Usual with { ProxiesPerHolder = 2 }).Arrive("P1").Happens(new ProxyGiven(Day, "P3", "P1"));
        Assert.That(proxies.Refusal(new ProxyGiven(Day, "P2", "P2")), Is.EqualTo("proxy.oneself"));
        Assert.That(proxies.Refusal(new ProxyGiven(Day, "P1", "P2")), Is.EqualTo("proxy.principal-present"));
        Assert.That(proxies.Refusal(new ProxyGiven(Day, "P3", "P2")), Is.EqualTo("proxy.given-already"));
        Assert.That(proxies.Arrive("P3").State.Proxies, Is.Empty, "a proxy ends when who gave it arrives");

        room.Leave("P1").Arrive("R1").Call("D1");
        Assert.That(room.Refusal(new ChairTaken(Day, "R1")), Is.EqualTo("chair.not-deputy"));
        Assert.That(room.Recuse("P2", "D1").Refusal(new ChairTaken(Day, "P2")), Is.EqualTo("chair.recused"));
        Assert.That(room.State.Attendance.Chair, Is.Null);
    }

    [Test]
    public void Who_is_recused_stays_so_once_a_ballot_has_been_held_without_them()
    {
        var room = Room.Opened().Arrive("P1", "P2", "R1", "R2").Recuse("P2", "D1").Happens(new NoConflictDeclared(Day, "D1", "P2")).Recuse("P2", "D1");
        Assert.That(room.Refusal(new MemberRecused(Day, "D1", "R1", " ")), Is.EqualTo("conflict.no-reason"));

        room.Call("D1").OpenBallot().Result();
        Assert.That(room.Refusal(new NoConflictDeclared(Day, "D1", "P2")), Is.EqualTo("conflict.recused"));
    }

    [Test]
    public void A_person_counts_once()
    {
        var twice = Room.Seat("P1", College.Public, Office.Chair);
        Assert.That(() => Room.Of(Statutes.Usual, [twice, twice]), Throws.Exception.Message.Contains("same key"));
        Assert.That(() => Room.Of(Statutes.Usual, [twice with { Mandates = [.. twice.Mandates, new(College.Private, Office.None, Day)] }]), Throws.Exception.Message.Contains("two mandates"));
    }
}
