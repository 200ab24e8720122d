using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Sittings as they go wrong elsewhere: one person on two devices, proxies, departures, two readings of a majority, votes after the close.</summary>
internal sealed class RoomCases
{
    private static readonly Statutes OneProxy = Statutes.Usual with { ProxiesPerHolder = 1 };

    [TestCase(Choice.Yes, 2, 2, Outcome.Carried)]
    [TestCase(Choice.No, 1, 3, Outcome.NotCarried)]
    public void A_member_on_two_devices_has_one_vote_the_last_one_taken(Choice last, int yes, int no, Outcome outcome)
    {
        var room = Room.Opened().Arrive("P1", "P2", "R1", "R2").Call("D1").OpenBallot();
        foreach (var choice in Enumerable.Repeat(Choice.Yes, 21).Append(Choice.No).Append(last)) room.Happens(room.Vote("P2", choice));

        Assert.That(room.State.OpenBallot!.Votes, Has.Count.EqualTo(1), "1 of 4 has voted");
        Assert.That(Room.Colleges(room.State), Is.EqualTo((2, 2)), "a device that is shut is no departure");

        var result = room.Yes("P1").No("R1", "R2").Result();

        Assert.That((result.Yes, result.No, result.Outcome), Is.EqualTo((yes, no, outcome)), "two to two: the chair's side wins");
    }

    [Test]
    public void Proxies_are_limited_kept_within_the_college_and_give_a_vote_only_through_somebody_there()
    {
        var room = Room.Opened(OneProxy, publicMembers: 6).Arrive("P1", "P2", "R1", "R2");

        room.Happens(new ProxyGiven(Room.Day, "P3", "P2"));
        Assert.That(room.Refusal(new ProxyGiven(Room.Day, "P4", "P2")), Is.EqualTo("proxy.limit"));
        Assert.That(room.Refusal(new ProxyGiven(Room.Day, "R3", "P2")), Is.EqualTo("proxy.other-college"));
        room.Happens(new ProxyGiven(Room.Day, "P5", "P6"));

        room.Call("D1").OpenBallot();
        Assert.That(room.State.Attendance.Voters, Is.EqualTo(5));
        Assert.That(room.Refusal(room.Vote("P5", Choice.Yes, by: "P6")), Is.EqualTo("vote.no-proxy"));
        room.Yes("P1", "R1", "R2").No("P2").Happens(room.Vote("P3", Choice.No, by: "P2"));
        var result = room.Result();

        Assert.That((result.Yes, result.No, result.Voted.Length, result.Outcome), Is.EqualTo((3, 2, 5, Outcome.Carried)));
        Assert.That(room.State.Ballots[^1].Votes["P3"].By, Is.EqualTo("P2"), "P3, by proxy P2");
        Assert.That(Room.Colleges(room.State), Is.EqualTo((2, 2)), "a represented member is no presence");
    }

    [Test]
    public void Who_has_left_or_is_recused_is_in_no_count_and_it_is_said_before_anybody_votes()
    {
        var room = Room.Opened().Arrive("P1", "P2", "P3", "R1", "R2").Call("D1");
        Assert.That(Room.Colleges(room.State), Is.EqualTo((3, 2)));
        room.OpenBallot().Yes("P1", "P2", "P3", "R1", "R2");
        Assert.That(room.Result().Outcome, Is.EqualTo(Outcome.Carried));

        room.Leave("P3").Recuse("P2", "D2").Recuse("R1", "D3").Call("D2");
        Assert.That((Room.Colleges(room.State), room.State.Attendance.IsQuorate), Is.EqualTo(((1, 2), false)));
        var ifBack = room.State.After(new MemberArrived(Room.Day, "P3"));
        Assert.That((Room.Colleges(ifBack), ifBack.Attendance.IsQuorate), Is.EqualTo(((2, 2), true)), "if P3 comes back");

        room.Call("D3");
        Assert.That((Room.Colleges(room.State), room.State.Attendance.IsQuorate), Is.EqualTo(((2, 1), false)));
        Assert.That(room.OpenBallot().Yes("P1", "P2", "R2").Result().Outcome, Is.EqualTo(Outcome.NoQuorum));

        room.Call("D4").OpenBallot();
        Assert.That((Room.Colleges(room.State), room.State.Attendance.Voters), Is.EqualTo(((2, 2), 4)));
        var result = room.Yes("P1", "R1").No("P2").Abstain("R2").Result();
        Assert.That((result.Yes, result.No, result.Abstained, result.Outcome), Is.EqualTo((2, 1, 1, Outcome.Carried)));
    }

    /// <summary>The first four columns are P1 to P3 and R1 to R3: yes, no or abstaining.</summary>
    [TestCase("YYNYNA", 3, 2, Outcome.Carried, Outcome.NotCarried, TestName = "Three of five cast are three of six present")]
    [TestCase("YYNYNN", 3, 3, Outcome.Carried, Outcome.Carried, TestName = "A tie is broken by the chair's yes")]
    [TestCase("AYNYNY", 3, 2, Outcome.Carried, Outcome.NotCarried, TestName = "A chair who abstains breaks no tie, and there is none")]
    [TestCase("NYYYNN", 3, 3, Outcome.NotCarried, Outcome.NotCarried, TestName = "A tie is broken by the chair's no")]
    [TestCase("AYYNNA", 2, 2, Outcome.NotCarried, Outcome.NotCarried, TestName = "A tie that the chair abstains from is not carried")]
    public void The_same_facts_under_two_statutes(string votes, int yes, int no, Outcome usual, Outcome commission)
    {
        foreach (var (statutes, outcome) in new[] { (Statutes.Usual, usual), (Room.Commission, commission) })
        {
            var room = Room.Opened(statutes, publicMembers: 5, privateMembers: 4).Arrive("P1", "P2", "P3", "R1", "R2", "R3").Call("D1").OpenBallot();
            foreach (var (member, vote) in new[] { "P1", "P2", "P3", "R1", "R2", "R3" }.Zip(votes))
                room.Happens(room.Vote(member, vote switch { 'Y' => Choice.Yes, 'N' => Choice.No, _ => Choice.Abstain }));
            var result = room.Result();

            Assert.That((result.Yes, result.No, result.Outcome), Is.EqualTo((yes, no, outcome)), statutes.Code);
            Assert.That(result.Attendance.IsQuorate, statutes.Code);
        }
    }

    [Test]
    public void After_the_close_a_vote_is_refused_whatever_its_device_still_shows()
    {
        var room = Room.Opened().Arrive("P1", "P2", "R1", "R2").Call("D1").OpenBallot().Yes("P1", "P2");
        var late = room.Vote("R1", Choice.No);
        var result = room.Result();

        Assert.That(room.Refusal(late), Is.EqualTo("ballot.closed"));
        Assert.That(room.State.Ballots[^1].Result, Is.EqualTo(result));
    }

    [Test]
    public void A_commission_of_two_thirds_decides_by_the_majority_of_those_present()
    {
        var room = Room.Opened(Room.Commission, publicMembers: 4, privateMembers: 3).Arrive("P1", "P2", "P3", "R1").Call("D1");
        Assert.That(room.State.Attendance.Quorums.Single(), Is.EqualTo(new QuorumState(null, "2/3", 5, 4)));

        room.Arrive("R2");
        Assert.That(room.State.Attendance.IsQuorate);

        room.Recuse("P2", "D1").OpenBallot();
        Assert.That(room.State.Attendance.Quorums.Single(), Is.EqualTo(new QuorumState(null, "2/3", 4, 4)), "a recused member leaves the base of a share");
        var result = room.Yes("P1", "P3").No("R1").Result();
        Assert.That((result.Base, result.Outcome), Is.EqualTo((4, Outcome.NotCarried)), "two of four present are no majority");

        room.OpenBallot("Accorder 60 000 DH").Yes("P1", "P3", "R2").No("R1");
        Assert.That(room.Result().Outcome, Is.EqualTo(Outcome.Carried));
    }
}
