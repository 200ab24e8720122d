using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>What happened in a session, member by member and item by item, as minutes tell it: a pure function of their text.</summary>
public sealed class MinutesReport
{
    /// <param name="Item">Which was called when it happened; null before the first.</param>
    public sealed record Coming(bool Arrived, bool IsRemote, MinutesText.Item? Item);

    /// <param name="Holder">Who voted for a member that never came; null for nobody.</param>
    public sealed record Member(Seat Seat, MemberMandate? Mandate, IReadOnlyList<Coming> Comings, string? Holder);

    /// <param name="Reason">Null for who declared that there is no conflict.</param>
    public sealed record Declaration(string Name, string? Reason);

    public sealed record Part(MinutesText.Item Item, IReadOnlyList<Declaration> Declarations, IReadOnlyList<Ballot> Ballots, string? Remark);

    private readonly SessionState _state;

    private MinutesReport(MinutesText text, SessionFile course)
    {
        var comings = course.Seats.ToDictionary(x => x.Key, _ => new List<Coming>(), StringComparer.Ordinal);
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        var suspensions = new List<(DateOnly On, bool Resumed)>();
        MinutesText.Item? ItemOf(string? key) => text.Agenda.FirstOrDefault(x => AgendaItem.KeyOf(x.Number) == key);
        _state = SessionState.Replay(new(course.Statutes, course.Seats), []);
        foreach (var fact in course.Facts)
        {
            var item = ItemOf(_state.Item);
            if (fact is MemberArrived arrived && (!_state.Present.TryGetValue(arrived.Member, out var wasRemote) || wasRemote != arrived.Remote)) comings[arrived.Member].Add(new(true, arrived.Remote, item));
            if (fact is MemberLeft left) comings[left.Member].Add(new(false, false, item));
            if (fact is ProxyGiven given) holders[given.Principal] = given.Holder;
            if (fact is ProxyEnded ended) holders.Remove(ended.Principal);
            if (fact is SessionSuspended)
            {
                suspensions.Add((fact.On, false));
                foreach (var gone in _state.Present.Keys) comings[gone].Add(new(false, false, item)); // who is there afterwards is recorded anew
            }

            if (fact is SessionResumed) suspensions.Add((fact.On, true));
            _state = _state.After(fact);
        }

        Suspensions = suspensions;
        Members =
        [
            .. course.Seats.Select(x => new Member(x, x.MandateOn(text.MeetsOn), comings[x.Key], comings[x.Key].Count == 0 && holders.TryGetValue(x.Key, out var holder) && comings[holder].Count > 0 ? NameOf(holder) : null)),
        ];
        Parts =
        [
            .. from item in text.Agenda
               let key = AgendaItem.KeyOf(item.Number)
               select new Part(
                   item,
                   [.. from declared in _state.Declared where declared.Key.Item == key orderby declared.Value is null, At(declared.Key.Member) select new Declaration(NameOf(declared.Key.Member), declared.Value)],
                   [.. _state.Ballots.Where(x => x.Item == key)],
                   text.RemarkOn(item.Number)),
        ];
    }

    public IReadOnlyList<Member> Members { get; }

    /// <summary>In the order of the agenda.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The meeting stopped, or went on.</summary>
    public IReadOnlyList<(DateOnly On, bool Resumed)> Suspensions { get; }

    public Statutes Statutes => _state.Composition.Statutes;

    public bool IsSecret => Statutes.Ballot is BallotKind.Secret;

    public bool IsSecondCall => _state.IsSecondCall;

    /// <summary>Null of a correction, which tells of no session.</summary>
    public static MinutesReport? Of(MinutesText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Course is { } course ? new(text, course) : null;
    }

    /// <summary>Members come in the order of the body.</summary>
    private int At(string member) => _state.Composition.Seats.Select(x => x.Key).Index().First(x => x.Item == member).Index;

    public string NameOf(string member) => _state.Composition.Find(member)?.Name ?? member;

    /// <summary>Who voted so, by name, with who voted for them; none of a secret ballot.</summary>
    public IEnumerable<(string Name, string? By)> VotedSo(Ballot ballot, Choice choice)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return ballot.Votes
            .Where(x => x.Value.Choice == choice && ballot.Result?.Voted.Contains(x.Key, StringComparer.Ordinal) is true)
            .Select(x => (NameOf(x.Key), x.Value.By is { } holder ? NameOf(holder) : null))
            .OrderBy(x => x.Item1, StringComparer.Ordinal);
    }

    /// <summary>The office of a member on the day of the meeting.</summary>
    public Office OfficeOf(string member) => Members.FirstOrDefault(x => x.Seat.Key == member)?.Mandate?.Office ?? Office.None;
}
