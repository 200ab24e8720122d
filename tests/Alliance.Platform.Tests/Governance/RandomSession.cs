using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>A session in which anything may happen in any order, most of it sensible; the same for the same seed.</summary>
internal sealed class RandomSession(int seed)
{
    private static readonly DateOnly Day = Room.Day;
    private static readonly string[] Quorums = ["0", "1", "2", "2", "3", "1/3", "1/2", "2/3", "1/1"];
    private static readonly string[] Items = ["D1", "D2", "B1"];

    private readonly Random _random = new(seed);

    /// <summary>Papers of the secret ballot that is open.</summary>
    private SecretTally _papers = SecretTally.Empty;

    private int _papersOf;

    public Statutes AnyStatutes() => new()
    {
        Code = "any",
        PublicQuorum = Pick(Quorums),
        PrivateQuorum = Pick(Quorums),
        WholeQuorum = Pick(Quorums),
        SecondCallAfterDays = Chance(2) ? 10 : null,
        ProxiesPerHolder = _random.Next(3),
        ProxiesWithinCollege = Chance(2),
        ProxiesCountAsPresence = Chance(3),
        Majority = Chance(2) ? Majority.Cast : Majority.Present,
        AbstentionsCounted = Chance(3),
        ChairCasts = !Chance(4),
        Ballot = Chance(2) ? BallotKind.Secret : BallotKind.Open,
        RemotePresence = !Chance(3),
        NoticeDays = Chance(3) ? 0 : 8,
    };

    /// <summary>Three to nine persons: some without a chair, some whose mandate ends or changes in the days of the session.</summary>
    public ImmutableArray<Seat> AnySeats() =>
    [
        .. Enumerable.Range(1, _random.Next(3, 10)).Select(n =>
        {
            var college = Chance(2) ? College.Public : College.Private;
            var office = n switch { 1 when !Chance(6) => Office.Chair, 2 or 3 => Office.Deputy, _ => Office.None };
            MemberMandate first = new(college, office, new(2020, 1, 1), Chance(5) ? Day.AddDays(_random.Next(-1, 3)) : null);
            return new Seat($"M{n}", $"Member {n}", first.To is { } last && Chance(2) ? [first, new(Chance(2) ? College.Public : College.Private, Office.None, last.AddDays(1))] : [first]);
        }),
    ];

    /// <summary>What happens next; it may well be refused.</summary>
    public SessionFact Next(SessionState state)
    {
        if (state.Phase is SessionPhase.Planned && !Chance(20))
        {
            var second = Chance(4) ? Day.AddDays(-_random.Next(8, 13)) : (DateOnly?)null;
            return new SessionConvened(Day.AddDays(-_random.Next(7, 10)), Day, second);
        }

        var on = state.Phase is SessionPhase.Planned ? Day : Chance(40) ? state.Day.AddDays(_random.Next(-1, 2)) : state.Phase is SessionPhase.Convened ? Day : state.Day;
        var (member, other, item) = (Member(state), Member(state), Chance(3) ? Pick(Items) : state.Item ?? "D1");
        var ballot = Chance(15) ? _random.Next(5) : state.Ballots.Count;
        if (state.Phase is SessionPhase.Convened && Chance(3)) return new SessionOpened(on);
        if (state.Phase is SessionPhase.Suspended && Chance(2)) return new SessionResumed(on);
        return _random.Next(44) switch
        {
            < 9 => new MemberArrived(on, member, Chance(4)),
            < 11 => new MemberLeft(on, member),
            11 => Chance(4) ? new MandateEnded(on, member) : new ProxyEnded(on, member),
            < 15 => new ProxyGiven(on, member, other),
            15 => new ChairTaken(on, member),
            < 18 => new ItemCalled(on, item),
            18 => new NoConflictDeclared(on, item, member),
            19 => new MemberRecused(on, item, member, "intérêt"),
            < 23 => new BallotOpened(on, item, $"Motion {_random.Next(3)}"),
            < 33 => Vote(state, on, ballot, member, other),
            < 36 => new BallotClosed(on, ballot, state.Composition.Statutes.Ballot is BallotKind.Secret != Chance(20) ? Papers(state) : null),
            36 => new CastingVoteGiven(on, ballot, state.Attendance.Chair ?? member, AnyChoice()),
            37 => Chance(3) ? new BallotVoided(on, ballot, "sans objet") : new CastingVoteGiven(on, ballot, member, AnyChoice()),
            40 or 41 => new FloorAsked(on, member),
            42 => new FloorGiven(on, member),
            43 => new FloorLeft(on, Chance(3) ? member : state.Speaker ?? member),
            38 => Chance(3) ? new SessionSuspended(on) : new SessionResumed(on),
            _ => Chance(6) ? new SessionClosed(on) : new SessionOpened(on),
        };
    }

    /// <summary>A secret vote goes into the papers, and what is left to tell is that the ballot closes some day.</summary>
    private SessionFact Vote(SessionState state, DateOnly on, int ballot, string member, string other)
    {
        var by = state.Proxies.TryGetValue(member, out var holder) && !Chance(8) ? holder : Chance(8) ? other : null;
        if (state.Composition.Statutes.Ballot is BallotKind.Secret && !Chance(10))
        {
            try
            {
                _papers = state.CastSecretly(Papers(state), ballot, member, AnyChoice(), by);
            }
            catch (RefusedException)
            {
                // Nobody's paper.
            }

            return new MemberArrived(on, other);
        }

        return new VoteCast(on, ballot, member, AnyChoice(), by);
    }

    private SecretTally Papers(SessionState state)
    {
        if (_papersOf != state.Ballots.Count) (_papers, _papersOf) = (SecretTally.Empty, state.Ballots.Count);
        return _papers;
    }

    private string Member(SessionState state) => Chance(40) ? "X9" : state.Composition.Seats[_random.Next(state.Composition.Seats.Length)].Key;

    private Choice AnyChoice() => (Choice)_random.Next(3);

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
