using System.Globalization;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Anybody can check a session from its file, by the operator's command alone.</summary>
internal sealed class ReplaySessionTests
{
    private static SessionFile Sitting(Statutes statutes)
    {
        var room = Room.Opened(statutes, publicMembers: 5, privateMembers: 4).Arrive("P1", "P2", "P3", "R1", "R2", "R3").Call("D1").OpenBallot()
            .Yes("P1", "P2", "R1").No("P3", "R2").Abstain("R3");
        room.Result();
        return new(statutes, room.State.Composition.Seats, [.. room.Facts]);
    }

    private static async Task<(int Code, string Said)> Replay(string file)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, file);
            await using var output = new StringWriter(CultureInfo.InvariantCulture);
            var code = await new ReplaySessionCommand().Run([path], output, default);
            return (code, output.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task The_same_facts_are_carried_under_one_body_s_statutes_and_not_under_the_other_s()
    {
        var (code, said) = await Replay(Sitting(Statutes.Usual).Write());
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("present: P1, P2, P3, R1, R2, R3; public 3 of 2; private 3 of 2; quorate; may vote: 6; chair: P1"));
        Assert.That(said, Does.Contain("ballot 1 about D1: carried: 3 yes, 2 no, 1 abstained, more than half of 5 needed"));

        (_, said) = await Replay(Sitting(Room.Commission).Write());
        Assert.That(said, Does.Contain("whole body 6 of 6; quorate"));
        Assert.That(said, Does.Contain("not carried: 3 yes, 2 no, 1 abstained, more than half of 6 needed"));
    }

    [Test]
    public async Task What_is_not_admissible_is_told_by_its_code_and_the_session_goes_on_without_it()
    {
        var sitting = Sitting(Statutes.Usual);

        var (code, said) = await Replay((sitting with { Facts = [.. sitting.Facts, new VoteCast(Room.Day, 1, "P1", Choice.No), new MemberLeft(Room.Day, "P1")] }).Write());

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("refused: ballot.closed"));
        Assert.That(said, Does.Contain("present: P2, P3, R1, R2, R3;").And.Contain("chair: P2"), "what if she leaves?");
    }

    [TestCase("{")]
    [TestCase("""{ "statutes": { "code": "a" }, "seats": [] }""")]
    [TestCase("""{ "statutes": { "code": "a", "publicQuorum": "two" }, "seats": [], "facts": [] }""")]
    [TestCase("""{ "statutes": { "code": "a", "wholeQuorum": "3/2" }, "seats": [], "facts": [] }""")]
    [TestCase("""{ "statutes": { "code": "a" }, "seats": [], "facts": [{ "kind": "danced", "on": "2023-06-30" }] }""")]
    [TestCase("""{ "statutes": { "code": "a" }, "seats": [], "facts": [{ "kind": "arrived", "on": "2023-06-30" }] }""")]
    public void What_is_no_session_is_refused_in_a_sentence(string file) =>
        Assert.That(async () => await Replay(file), Throws.InstanceOf<MisusedException>().With.Message.Contains("is no session"));
}
