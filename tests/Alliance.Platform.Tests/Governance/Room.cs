using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>A session of members P1, P2 … of the public college (P1 is the chair, P2 the deputy) and R1, R2 … of the private one. A test states only the facts that it is about.</summary>
internal sealed class Room
{
    public static readonly DateOnly Day = new(2023, 6, 30);

    /// <summary>After the rules of Morocco's data commission: two thirds of all present, majority of those present.</summary>
    public static readonly Statutes Commission = new() { Code = "commission", PublicQuorum = "0", PrivateQuorum = "0", WholeQuorum = "2/3", Majority = Majority.Present };

    private Room(SessionState state) => State = state;

    public SessionState State { get; private set; }

    public List<SessionFact> Facts { get; } = [];

    /// <summary>Convened in time and open, with nobody there.</summary>
    public static Room Opened(Statutes? statutes = null, int publicMembers = 4, int privateMembers = 3)
    {
        var room = Of(statutes ?? Statutes.Usual, Seats(publicMembers, privateMembers));
        room.Happens(new SessionConvened(Day.AddDays(-30), Day));
        room.Happens(new SessionOpened(Day));
        return room;
    }

    public static Room Of(Statutes statutes, ImmutableArray<Seat> seats) => new(SessionState.Replay(new(statutes, seats), []));

    public static ImmutableArray<Seat> Seats(int publicMembers, int privateMembers) =>
    [
        .. Enumerable.Range(1, publicMembers).Select(x => Seat($"P{x}", College.Public, x switch { 1 => Office.Chair, 2 => Office.Deputy, _ => Office.None })),
        .. Enumerable.Range(1, privateMembers).Select(x => Seat($"R{x}", College.Private, Office.None)),
    ];

    public static Seat Seat(string key, College college, Office office, DateOnly? to = null) => new(key, $"Member {key}", [new(college, office, new(2020, 1, 1), to)]);

    /// <summary>One fact more; throws when it is refused.</summary>
    public Room Happens(SessionFact fact)
    {
        State = State.After(fact);
        Facts.Add(fact);
        return this;
    }

    /// <summary>The code by which a fact is refused; null when it would be taken. Nothing is recorded.</summary>
    public string? Refusal(SessionFact fact)
    {
        try
        {
            State.After(fact);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    public Room Arrive(params string[] members) => All(members, x => new MemberArrived(Day, x));

    public Room Leave(params string[] members) => All(members, x => new MemberLeft(Day, x));

    public Room Call(string item) => Happens(new ItemCalled(Day, item));

    public Room Recuse(string member, string item) => Happens(new MemberRecused(Day, item, member, "Intérêt dans l’entreprise"));

    public Room OpenBallot(string text = "Accorder 80 000 DH") => Happens(new BallotOpened(Day, State.Item!, text));

    public Room Yes(params string[] members) => All(members, x => Vote(x, Choice.Yes));

    public Room No(params string[] members) => All(members, x => Vote(x, Choice.No));

    public Room Abstain(params string[] members) => All(members, x => Vote(x, Choice.Abstain));

    public VoteCast Vote(string member, Choice choice, string? by = null) => new(Day, State.Ballots.Count, member, choice, by);

    /// <summary>Closes the ballot that is open.</summary>
    public BallotResult Result(SecretTally? tally = null)
    {
        Happens(new BallotClosed(Day, State.Ballots.Count, tally));
        return State.Ballots[^1].Result!;
    }

    /// <summary>How many of each college count towards its quorum.</summary>
    public static (int Public, int Private) Colleges(SessionState state)
    {
        var quorums = state.Attendance.Quorums;
        return (quorums.Single(x => x.College is College.Public).Counted, quorums.Single(x => x.College is College.Private).Counted);
    }

    private Room All(string[] members, Func<string, SessionFact> fact)
    {
        foreach (var member in members) Happens(fact(member));
        return this;
    }
}
