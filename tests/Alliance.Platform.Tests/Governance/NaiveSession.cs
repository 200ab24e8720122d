using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Tests.Governance;

/// <summary>The rules of a session once more, written from their text alone and as plainly as can be: it keeps what has happened and looks back through all of it for each question.</summary>
/// <remarks>Shares are compared by multiplying, never rounded; nothing is remembered between two questions.</remarks>
internal sealed class NaiveSession(Statutes statutes, IReadOnlyList<Seat> seats)
{
    private readonly List<SessionFact> _past = [];

    public DateOnly Day => _past.Count == 0 ? default : _past[^1].On;

    /// <summary>Taken when the rules allow it.</summary>
    public bool Take(SessionFact fact)
    {
        if (!Allows(fact)) return false;
        _past.Add(fact);
        return true;
    }

    public bool MayVote(string x, DateOnly on) => In(x, on) && !Recused(x) && (There(x) || HolderHere(x, on));

    public IEnumerable<string> Here(DateOnly on) => seats.Select(x => x.Key).Where(x => There(x) && In(x, on) && !Recused(x));

    public bool Quorate(DateOnly on)
    {
        if (_past.OfType<SessionConvened>().Any(x => x.FirstMetOn != null)) return true;
        foreach (var (rule, college) in new[] { (statutes.PublicQuorum, (College?)College.Public), (statutes.PrivateQuorum, College.Private), (statutes.WholeQuorum, null) })
        {
            var members = seats.Where(x => In(x.Key, on) && !Recused(x.Key) && (college == null || Mandate(x.Key, on)!.College == college)).Select(x => x.Key).ToList();
            var counted = members.Count(x => There(x) || statutes.ProxiesCountAsPresence && HolderHere(x, on));
            var parts = rule.Split('/').Select(decimal.Parse).ToArray();
            if (parts.Length == 1 ? counted < parts[0] : counted * parts[1] < parts[0] * members.Count) return false;
        }

        return true;
    }

    public string? Chair(DateOnly on)
    {
        var here = Here(on).ToList();
        if (here.Find(x => Mandate(x, on)!.Office == Office.Chair) is { } chair) return chair;
        var sitting = Since<SessionSuspended>().OfType<ChairTaken>().LastOrDefault()?.Member;
        var deputies = here.FindAll(x => Mandate(x, on)!.Office == Office.Deputy);
        return sitting != null && deputies.Contains(sitting) ? sitting : deputies.FirstOrDefault();
    }

    /// <summary>What a ballot of this number came to: null while it is open or when it is void.</summary>
    public (Outcome Outcome, int Yes, int No, int Abstained)? Outcome(int number)
    {
        var end = _past.FindIndex(x => x is BallotClosed closed && closed.Ballot == number);
        if (end < 0) return null;
        var then = new NaiveSession(statutes, seats);
        then._past.AddRange(_past.Take(end));
        var on = _past[end].On;
        var votes = then.Votes(number).Where(x => then.MayVote(x.Key, on)).ToDictionary();
        var tally = ((BallotClosed)_past[end]).Tally;
        int Said(Choice choice) => votes.Values.Count(x => x == choice);
        var (yes, no, abstained) = tally == null ? (Said(Choice.Yes), Said(Choice.No), Said(Choice.Abstain)) : (tally.Yes, tally.No, tally.Abstained);
        if (!then.Quorate(on)) return (Platform.Governance.Sessions.Outcome.NoQuorum, yes, no, abstained);

        bool carried;
        if (yes == no && yes >= 1)
        {
            var casting = tally == null
                ? then.Chair(on) is { } chair && votes.TryGetValue(chair, out var vote) ? vote : (Choice?)null
                : _past.OfType<CastingVoteGiven>().FirstOrDefault(x => x.Ballot == number)?.Choice;
            carried = statutes.ChairCasts && casting == Choice.Yes;
        }
        else
        {
            var half = statutes.Majority == Majority.Cast
                ? (yes + no + (statutes.AbstentionsCounted ? abstained : 0)) / 2m
                : (then.Here(on).Count() + (statutes.ProxiesCountAsPresence ? seats.Count(x => then.MayVote(x.Key, on) && !then.There(x.Key)) : 0)) / 2m;
            carried = yes > half && yes > no;
        }

        return (carried ? Platform.Governance.Sessions.Outcome.Carried : Platform.Governance.Sessions.Outcome.NotCarried, yes, no, abstained);
    }

    /// <summary>The one that can be voted in: 0 when there is none.</summary>
    public int Running
    {
        get
        {
            var opened = _past.OfType<BallotOpened>().Count();
            var last = _past.FindLastIndex(x => x is BallotOpened);
            return last < 0 || _past.Skip(last).Any(x => x is BallotClosed or BallotVoided or SessionSuspended) ? 0 : opened;
        }
    }

    public string? Item => _past.OfType<ItemCalled>().LastOrDefault()?.Item;

    private bool IsGoingOn => _past.Any(x => x is SessionOpened) && _past.LastOrDefault(x => x is SessionSuspended or SessionResumed or SessionClosed) is null or SessionResumed;

    private bool Allows(SessionFact fact)
    {
        var (on, convened) = (fact.On, _past.OfType<SessionConvened>().FirstOrDefault());
        if (_past.Count > 0 && on < Day || _past.Any(x => x is SessionClosed)) return false;
        if (fact is SessionConvened calling)
            return convened == null && calling.MeetsOn.DayNumber - on.DayNumber >= statutes.NoticeDays
                && (calling.FirstMetOn is not { } first || statutes.SecondCallAfterDays is { } days && first <= on && calling.MeetsOn.DayNumber - first.DayNumber >= days);
        if (convened == null) return false;

        var before = !_past.Any(x => x is SessionOpened);
        return fact switch
        {
            SessionOpened => before && on == convened.MeetsOn,
            MemberArrived x => (before ? on == convened.MeetsOn : IsGoingOn) && In(x.Member, on) && (statutes.RemotePresence || !x.Remote)
                && !(There(x.Member) && _past.OfType<MemberArrived>().Last(y => y.Member == x.Member).Remote == x.Remote),
            MemberLeft x => There(x.Member),
            MandateEnded x => Known(x.Member),
            ProxyGiven x => In(x.Principal, on) && In(x.Holder, on) && x.Principal != x.Holder && !There(x.Principal) && Holder(x.Principal) == null
                && seats.Count(y => Holder(y.Key) == x.Holder) < statutes.ProxiesPerHolder
                && (!statutes.ProxiesWithinCollege || Mandate(x.Principal, on)!.College == Mandate(x.Holder, on)!.College),
            ProxyEnded x => Holder(x.Principal) != null,
            ChairTaken x => IsGoingOn && There(x.Member) && In(x.Member, on) && Mandate(x.Member, on)!.Office == Office.Deputy && !Recused(x.Member)
                && !Here(on).Any(y => Mandate(y, on)!.Office == Office.Chair),
            ItemCalled => IsGoingOn && Running == 0,
            FloorAsked x => IsGoingOn && There(x.Member) && In(x.Member, on) && !Recused(x.Member) && Floor(x.Member) is null,
            FloorGiven x => IsGoingOn && There(x.Member) && In(x.Member, on) && !Recused(x.Member) && Floor(x.Member) is not "speaks",
            FloorLeft x => Known(x.Member) && Floor(x.Member) is not null,
            NoConflictDeclared x => (before || IsGoingOn) && In(x.Member, on) && !(Recused(x.Member, x.Item) && _past.OfType<BallotOpened>().Any(y => y.Item == x.Item)),
            MemberRecused x => (before || IsGoingOn) && In(x.Member, on),
            BallotOpened x => IsGoingOn && Item == x.Item && !(Running > 0 && _past.OfType<BallotOpened>().Last().Text == x.Text),
            VoteCast x => statutes.Ballot == BallotKind.Open && IsGoingOn && x.Ballot == Running && Running > 0 && In(x.Member, on) && !Recused(x.Member)
                && (x.By == null ? There(x.Member) : Holder(x.Member) == x.By && HolderHere(x.Member, on)),
            BallotClosed x => IsGoingOn && x.Ballot == Running && Running > 0
                && (statutes.Ballot == BallotKind.Open ? x.Tally == null : x.Tally != null && x.Tally.Voted.All(y => MayVote(y, on))),
            CastingVoteGiven x => IsGoingOn && statutes is { Ballot: BallotKind.Secret, ChairCasts: true } && MayCast(x),
            BallotVoided x => x.Ballot == Running && Running > 0,
            SessionSuspended => IsGoingOn,
            SessionResumed => _past.LastOrDefault(x => x is SessionSuspended or SessionResumed) is SessionSuspended,
            SessionClosed => !before && Running == 0,
            _ => false,
        };
    }

    /// <summary>Who speaks, then those who asked to, in the order of their asking.</summary>
    public string[] Floors() =>
        [.. seats.Select(x => x.Key).Where(x => Floor(x) is "speaks"), .. seats.Select(x => x.Key).Where(x => Floor(x) is "waits").OrderBy(x => _past.FindLastIndex(y => y is FloorAsked asked && asked.Member == x))];

    /// <summary>The last that was said of a member since the item was called or the session went on: asked, or was given the floor that nobody was given since.</summary>
    private string? Floor(string member)
    {
        var since = _past.FindLastIndex(x => x is ItemCalled or SessionSuspended);
        var last = _past.FindLastIndex(x => x is FloorAsked a && a.Member == member || x is FloorGiven g && g.Member == member || x is FloorLeft l && l.Member == member
            || x is MemberLeft gone && gone.Member == member || x is MandateEnded ended && ended.Member == member || x is MemberRecused r && r.Member == member && r.Item == Item);
        if (last <= since) return null;
        return _past[last] switch
        {
            FloorAsked => "waits",
            FloorGiven when _past.FindLastIndex(x => x is FloorGiven) == last => "speaks",
            _ => null,
        };
    }

    private bool MayCast(CastingVoteGiven given)
    {
        if (given.Choice == Choice.Abstain || given.Ballot != _past.OfType<BallotOpened>().Count() || _past.OfType<BallotOpened>().LastOrDefault()?.Item != Item) return false;
        if (_past.OfType<CastingVoteGiven>().Any(x => x.Ballot == given.Ballot) || Outcome(given.Ballot) is not ({ } outcome, var yes, var no, _)) return false;
        var end = _past.FindIndex(x => x is BallotClosed closed && closed.Ballot == given.Ballot);
        var then = new NaiveSession(statutes, seats);
        then._past.AddRange(_past.Take(end));
        return outcome != Platform.Governance.Sessions.Outcome.NoQuorum && yes == no && yes >= 1
            && then.Chair(_past[end].On) == given.Member && ((BallotClosed)_past[end]).Tally!.Voted.Contains(given.Member);
    }

    /// <summary>The last vote of each member about a text.</summary>
    private Dictionary<string, Choice> Votes(int number) =>
        _past.OfType<VoteCast>().Where(x => x.Ballot == number).GroupBy(x => x.Member).ToDictionary(x => x.Key, x => x.Last().Choice);

    private bool Known(string x) => seats.Any(y => y.Key == x);

    private MemberMandate? Mandate(string x, DateOnly on) => seats.Single(y => y.Key == x).Mandates.FirstOrDefault(y => y.From <= on && (y.To == null || on <= y.To));

    private bool In(string x, DateOnly on) => Known(x) && Mandate(x, on) != null && !_past.OfType<MandateEnded>().Any(y => y.Member == x);

    private bool There(string x) => _past.LastOrDefault(y => y is SessionSuspended || y is MemberArrived a && a.Member == x || y is MemberLeft l && l.Member == x) is MemberArrived;

    private string? Holder(string x) =>
        (_past.LastOrDefault(y => y is ProxyGiven g && g.Principal == x || y is ProxyEnded e && e.Principal == x || y is MemberArrived a && a.Member == x) as ProxyGiven)?.Holder;

    private bool HolderHere(string x, DateOnly on) => !There(x) && Holder(x) is { } holder && There(holder) && In(holder, on) && !Recused(holder);

    private bool Recused(string x) => Item is { } item && Recused(x, item);

    private bool Recused(string x, string item) =>
        _past.LastOrDefault(y => y is MemberRecused r && r.Member == x && r.Item == item || y is NoConflictDeclared n && n.Member == x && n.Item == item) is MemberRecused;

    private IEnumerable<SessionFact> Since<T>() => _past.Skip(_past.FindLastIndex(x => x is T) + 1);
}
