using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>How far a session is.</summary>
public enum SessionPhase
{
    /// <summary>Nobody has been called together yet.</summary>
    Planned,

    Convened,
    Open,
    Suspended,
    Closed,

    /// <summary>Called off before it met.</summary>
    Cancelled,
}

/// <summary>What the facts of a session add up to: who is there, whether that is enough, and what was decided. One pure function of statutes, members and facts.</summary>
/// <remarks>Without database and clock: anybody who has the facts comes to the same. A fact that isn't admissible is refused and changes nothing.</remarks>
public sealed partial record SessionState
{
    private SessionState(Composition composition) => Composition = composition;

    public Composition Composition { get; }
    public SessionPhase Phase { get; private init; }

    /// <summary>Of the last fact.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The day for which it was convened.</summary>
    public DateOnly MeetsOn { get; private init; }

    /// <summary>Needs no quorum.</summary>
    public bool IsSecondCall => FirstMetOn is not null;

    /// <summary>Of a second call: the day on which the first one lacked its quorum.</summary>
    public DateOnly? FirstMetOn { get; private init; }

    /// <summary>Who is there, and whether from elsewhere; mandates and recusals are not looked at yet (<see cref="Attendance"/>).</summary>
    public ImmutableSortedDictionary<string, bool> Present { get; private init; } = ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal);

    /// <summary>Holders by principal; one whose holder is absent or recused gives no vote.</summary>
    public ImmutableSortedDictionary<string, string> Proxies { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Members whose mandate has ended since the session was convened.</summary>
    public ImmutableSortedSet<string> Ended { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What members have declared of each item: why they are recused, or null for no conflict.</summary>
    public ImmutableDictionary<(string Item, string Member), string?> Declared { get; private init; } = ImmutableDictionary<(string Item, string Member), string?>.Empty;

    /// <summary>The deputy who has taken the chair; counts while the chair is absent or recused.</summary>
    public string? DeputyInChair { get; private init; }

    /// <summary>The item that is called; null before the first.</summary>
    public string? Item { get; private init; }

    public ImmutableList<Ballot> Ballots { get; private init; } = [];

    /// <summary>The one that members can vote in; null when none is open.</summary>
    public Ballot? OpenBallot => Ballots.LastOrDefault() is { Status: BallotStatus.Open } open ? open : null;

    public Attendance Attendance => Attendance.Of(this);

    /// <summary>It is over, and nothing could be decided: a second call may follow.</summary>
    public bool EndedWithoutQuorum =>
        Phase is SessionPhase.Closed && !Ballots.Any(x => x.Result is { Outcome: not Outcome.NoQuorum }) && Attendance is not { IsQuorate: true, Present.Length: > 0 };

    /// <exception cref="RefusedException">A fact isn't admissible, or a person would count twice.</exception>
    public static SessionState Replay(Composition composition, IEnumerable<SessionFact> facts)
    {
        ArgumentNullException.ThrowIfNull(composition);
        ArgumentNullException.ThrowIfNull(facts);
        composition.Check();
        return facts.Aggregate(new SessionState(composition), (state, fact) => state.After(fact));
    }

    /// <summary>The session with one fact more: what has just happened, or what if.</summary>
    /// <exception cref="RefusedException">The fact isn't admissible.</exception>
    public SessionState After(SessionFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact is not SessionConvened && Phase is SessionPhase.Planned) throw new RefusedException("session.not-convened", "Nobody has been called together yet.");
        if (fact.On < Day) throw new RefusedException("session.before-last", "Something later has been recorded already.");
        if (Phase is SessionPhase.Closed) throw new RefusedException("session.closed", "This session is closed: its facts are final.");
        if (Phase is SessionPhase.Cancelled) throw new RefusedException("session.cancelled", "This session was called off.");

        return (this with { Day = fact.On }).With(fact); // mandates are those of that day
    }

    /// <summary>The mandate of a member in force on the day of the last fact; null when there is none.</summary>
    public MemberMandate? MandateOf(string member) => Ended.Contains(member) ? null : Composition.Find(member)?.MandateOn(Day);

    /// <summary>From the item that is called.</summary>
    public bool IsRecused(string member) => Item is { } item && Declared.GetValueOrDefault((item, member)) is not null;

    private SessionState With(SessionFact fact) => fact switch
    {
        SessionConvened x => Convene(x),
        SessionMoved x => Move(x),
        SessionCancelled x => Cancel(x),
        SessionOpened x => Open(x),
        MemberArrived x => Arrive(x),
        MemberLeft x => Leave(x),
        MandateEnded x => Silence(x.Member) with { Ended = Ended.Add(Member(x.Member).Key) },
        ProxyGiven x => GiveProxy(x),
        ProxyEnded x => Proxies.ContainsKey(x.Principal)
            ? this with { Proxies = Proxies.Remove(x.Principal) }
            : throw new RefusedException("proxy.none", "This member has given no proxy."),
        ChairTaken x => TakeChair(x),
        ItemCalled x => Call(x),
        FloorAsked x => Ask(x),
        FloorGiven x => Give(x),
        FloorLeft x => LeaveFloor(x),
        NoConflictDeclared x => DeclareNone(x),
        MemberRecused x => Recuse(x),
        BallotOpened x => OpenUp(x),
        VoteCast x => Cast(x),
        BallotClosed x => CloseBallot(x),
        CastingVoteGiven x => GiveCastingVote(x),
        BallotVoided x => Void(Running(x.Ballot), x.Reason),
        SessionSuspended => Suspend(),
        SessionResumed => Resume(),
        SessionClosed => Close(),
        _ => throw new ArgumentException($"{fact.GetType().Name} is no fact of a session.", nameof(fact)),
    };

    private SessionState Convene(SessionConvened convened)
    {
        var statutes = Composition.Statutes;
        if (Phase is not SessionPhase.Planned) throw new RefusedException("session.convened-already", "This session has been convened already.");
        DemandNotice(convened.On, convened.MeetsOn);
        if (convened.FirstMetOn is { } first)
        {
            if (statutes.SecondCallAfterDays is null) throw new RefusedException("session.no-second-call", "The statutes know no second call.");
            if (convened.On < first) throw new RefusedException("session.second-call-before-first", "A second call is convened once the first session has lacked its quorum.");
            DemandDistance(convened.MeetsOn, first);
        }

        return this with { Phase = SessionPhase.Convened, MeetsOn = convened.MeetsOn, FirstMetOn = convened.FirstMetOn };
    }

    /// <summary>Who votes for whom was said of another day: it is said anew.</summary>
    private SessionState Move(SessionMoved moved)
    {
        if (Phase is not SessionPhase.Convened) throw new RefusedException("session.opened-already", "This session has been opened already.");
        DemandNotice(moved.On, moved.MeetsOn);
        DemandDistance(moved.MeetsOn, FirstMetOn);
        return this with { MeetsOn = moved.MeetsOn, Proxies = Proxies.Clear() };
    }

    private SessionState Cancel(SessionCancelled cancelled)
    {
        if (Phase is not SessionPhase.Convened) throw new RefusedException("session.opened-already", "This session has been opened already.");
        if (TypedText.IsBlank(cancelled.Reason)) throw new RefusedException("text.missing", "Say why.");
        return this with { Phase = SessionPhase.Cancelled };
    }

    private void DemandDistance(DateOnly meetsOn, DateOnly? first)
    {
        var days = Composition.Statutes.SecondCallAfterDays ?? 0;
        if (meetsOn < first?.AddDays(days)) throw new RefusedException("session.second-call-too-soon", $"A second call meets {days} days after the first session at the earliest.", days);
    }

    private void DemandNotice(DateOnly on, DateOnly meetsOn)
    {
        var days = Composition.Statutes.NoticeDays;
        if (meetsOn.DayNumber - on.DayNumber < days) throw new RefusedException("session.notice-too-short", $"The statutes ask for {days} days of notice.", days);
    }

    private SessionState Open(SessionOpened opened)
    {
        if (Phase is not SessionPhase.Convened) throw new RefusedException("session.opened-already", "This session has been opened already.");
        DemandDayOfMeeting(opened.On);
        return this with { Phase = SessionPhase.Open };
    }

    private SessionState Suspend()
    {
        DemandOpen();
        var stopped = OpenBallot is { } open ? Void(open, Ballot.Suspended) : this;
        return stopped with { Phase = SessionPhase.Suspended, Present = Present.Clear(), DeputyInChair = null, Hands = [], Speaker = null };
    }

    private SessionState Resume() => Phase is SessionPhase.Suspended
        ? this with { Phase = SessionPhase.Open }
        : throw new RefusedException("session.not-suspended", "This session isn't suspended.");

    private SessionState Close()
    {
        if (Phase is SessionPhase.Convened) throw new RefusedException("session.not-opened", "This session hasn't been opened.");
        DemandNoBallot();
        return this with { Phase = SessionPhase.Closed };
    }

    private SessionState Call(ItemCalled called)
    {
        DemandOpen();
        DemandNoBallot();
        return this with { Item = called.Item, Hands = [], Speaker = null };
    }

    private void DemandOpen()
    {
        switch (Phase)
        {
            case SessionPhase.Convened: throw new RefusedException("session.not-opened", "This session hasn't been opened.");
            case SessionPhase.Suspended: throw new RefusedException("session.suspended", "This session is suspended.");
        }
    }

    private void DemandNoBallot()
    {
        if (OpenBallot is not null) throw new RefusedException("ballot.still-open", "A ballot is open: close it first, or declare it void.");
    }

    private void DemandDayOfMeeting(DateOnly day)
    {
        if (day != MeetsOn) throw new RefusedException("session.another-day", "This session was convened for another day.");
    }

    private Seat Member(string key) => Composition.Find(key) ?? throw new RefusedException("session.not-a-member", "This is no member of the body.");

    private Seat InMandate(string key)
    {
        var seat = Member(key);
        return MandateOf(key) is not null ? seat : throw new RefusedException("session.no-mandate", "This member has no mandate in force on that day.");
    }
}
