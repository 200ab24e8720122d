using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A session for its page: as it is now, with what its statutes allow and what a result was counted from.</summary>
public sealed class ShowRoom(SessionDesk desk, PlatformDb db, ICurrentUser user, AgendaSubjects subjects, IEnumerable<IKnowTies> ties)
{
    /// <param name="Statutes">As convening froze them; null before.</param>
    /// <param name="HasDeclared">Whether the reader has declared a conflict, or none, of the item that is called.</param>
    /// <param name="Unaccounted">Keys of members without an account, whose open votes who runs the session records.</param>
    /// <param name="Counted">Presence, quorum and chair when a ballot closed, by its number.</param>
    /// <param name="Turn">Rises with everything that is recorded, a secret vote too.</param>
    public sealed record Seen(
        SessionView View, string BodyName, Statutes? Statutes, bool HasDeclared, IReadOnlySet<string> Unaccounted, IReadOnlyDictionary<int, Attendance> Counted, long Turn)
    {
        /// <summary>The body's latest session, when it ended without its quorum and this one can be its second call.</summary>
        public FirstCall? First { get; init; }

        /// <summary>Of the called item, before the member has said anything: the reader's own; all of them for who runs the session or chairs it.</summary>
        public required IReadOnlyList<Hint> Hints { get; init; }

        /// <summary>Pages about items that areas above have put there, by the item's number.</summary>
        public required IReadOnlyDictionary<int, string> Links { get; init; }

        /// <summary>The same on one page, where there is such a page.</summary>
        public required IReadOnlyDictionary<int, string> Summaries { get; init; }

        public SessionView.Member? Me => View.Members.FirstOrDefault(x => x.Key == View.Seat);

        public SessionView.OneBallot? OpenBallot => View.Ballots.FirstOrDefault(x => x.Status is BallotStatus.Open);

        public SessionView.Item? Called => ItemOf(View.Called);

        /// <summary>The item that facts name so.</summary>
        public SessionView.Item? ItemOf(string? key) => View.Agenda.FirstOrDefault(x => AgendaItem.KeyOf(x.Number) == key);

        public string NameOf(string member) => View.Members.FirstOrDefault(x => x.Key == member)?.Name ?? member;

        /// <summary>Members for whom the reader votes in the open ballot beside themselves: as their proxy, or as who records votes of members without an account.</summary>
        public IEnumerable<SessionView.Member> OthersToVoteFor() =>
            from member in View.Members
            where member.Key != View.Seat && !member.IsRecused
            where IsMyPrincipal(member) || View.MayRun && OpenBallot is { IsSecret: false } && member.IsPresent && Unaccounted.Contains(member.Key)
            select member;

        /// <summary>Whether the reader breaks the tie of a secret ballot: chaired when it closed, and voted.</summary>
        public bool BreaksTie(SessionView.OneBallot ballot)
        {
            ArgumentNullException.ThrowIfNull(ballot);
            return ballot is { IsSecret: true, IsTie: true, CastingVote: null, Outcome: Outcome.NotCarried } && ballot.Number == View.Ballots[^1].Number && View.Phase is SessionPhase.Open && Statutes?.ChairCasts is true
                && View.Seat is { } seat && Counted.GetValueOrDefault(ballot.Number)?.Chair == seat && ballot.Voted.Contains(seat, StringComparer.Ordinal);
        }

        /// <summary>Members who may vote for one who is absent, by the statutes.</summary>
        public IEnumerable<SessionView.Member> HoldersFor(SessionView.Member principal) =>
            from member in View.Members
            where member.Key != principal.Key && member.Proxy is null && !Unaccounted.Contains(member.Key) && (!Statutes!.ProxiesWithinCollege || member.College == principal.College)
            where View.Members.Count(x => x.Proxy == member.Key) < Statutes!.ProxiesPerHolder
            select member;

        private bool IsMyPrincipal(SessionView.Member member) => !member.IsPresent && member.Proxy is { } holder && holder == View.Seat && Me is { IsPresent: true, IsRecused: false };
    }

    /// <param name="Member">Whom it is about, by what facts name them.</param>
    public sealed record Hint(string Member, ConflictHint Kind);

    public sealed record FirstCall(Id<Session> Id, DateOnly MetOn);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    public async Task<Seen?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        var (session, state) = (sitting.Session, sitting.State);
        var open = state?.OpenBallot?.Number ?? 0;
        var papers = await db.Set<SecretPapers>().AsNoTracking().SingleOrDefaultAsync(x => x.SessionId == id && x.Ballot == open, ct);
        var name = await db.Set<Body>().Where(x => x.Id == session.BodyId).Select(x => x.Name).SingleAsync(ct);
        return new(
            SessionView.Of(sitting, papers?.Tally ?? SecretTally.Empty), name, state?.Composition.Statutes,
            HasDeclared: state?.Item is { } item && sitting.Seat is { } seat && state.Declared.ContainsKey((item, seat)),
            sitting.Members.Where(x => x.AccountId is null).Select(SessionDesk.KeyOf).ToHashSet(StringComparer.Ordinal),
            (state?.Ballots ?? []).Where(x => x.Result is not null).ToDictionary(x => x.Number, x => x.Result!.Attendance),
            session.Turn)
        {
            Hints = await Hints(sitting, ct),
            Links = Hrefs(subjects.Href),
            Summaries = Hrefs(subjects.SummaryHref),
            First = state is null && sitting.MayRun ? await First(session, ct) : null,
        };

        Dictionary<int, string> Hrefs(Func<AgendaItem, string?> of) =>
            session.Items.Where(x => sitting.MayRun || !IsRecused(sitting, x)).Select(x => (x.Number, Href: of(x))).Where(x => x.Href is not null).ToDictionary(x => x.Number, x => x.Href!);
    }

    /// <summary>Who is recused from an item doesn't read about it.</summary>
    private static bool IsRecused(Sitting sitting, AgendaItem item) => sitting is { Seat: { } seat, State: { } state } && state.Declared.GetValueOrDefault((item.Key, seat)) is not null;

    private async Task<IReadOnlyList<Hint>> Hints(Sitting sitting, CancellationToken ct)
    {
        if (sitting.State is not { Phase: SessionPhase.Open, Item: { } called } state || sitting.Session.Find(called) is not { } item || subjects.Of(item) is not var (source, subject)) return [];
        var parties = await source.Parties(subject, ct);
        var mentors = await Mentors(source.Kind, subject, state, ct);
        var seesAll = sitting.MayRun || sitting.Seat is { } own && state.Attendance.Chair == own;
        return
        [
            .. from member in sitting.Members
               let key = SessionDesk.KeyOf(member)
               where (seesAll || key == sitting.Seat) && state.Composition.Find(key) is not null && !state.Declared.ContainsKey((called, key))
               from kind in ConflictHints.Of(member.Name, member.MandateOn(state.Day)?.Institution, member.Ties, parties).Concat(mentors.Exists(x => IsSame(x, member)) ? [ConflictHint.Mentor] : [])
               select new Hint(key, kind),
        ];
    }

    /// <summary>Who goes beside a party, or did within the years of the statutes.</summary>
    private async Task<List<TiedPerson>> Mentors(string kind, Guid subject, SessionState state, CancellationToken ct)
    {
        var found = new List<TiedPerson>();
        foreach (var known in ties) found.AddRange(await known.Mentors(kind, subject, state.Day.AddYears(-state.Composition.Statutes.ConflictYears), ct));
        return found;
    }

    private static bool IsSame(TiedPerson tied, BodyMember member) =>
        tied.AccountId is { } account && account == member.AccountId || Folding.Fold(tied.Name) == Folding.Fold(member.Name);

    private async Task<FirstCall?> First(Session session, CancellationToken ct)
    {
        var latest = await db.Set<Session>().AsNoTracking()
            .Where(x => x.BodyId == session.BodyId && x.Phase == SessionPhase.Closed && x.MeetsOn <= session.MeetsOn)
            .OrderByDescending(x => x.MeetsOn)
            .Select(x => (Id<Session>?)x.Id).FirstOrDefaultAsync(ct);
        return latest is { } id && await desk.Find(id, ct) is { State: { EndedWithoutQuorum: true, Composition.Statutes.SecondCallAfterDays: { } days } state } && state.MeetsOn.AddDays(days) <= session.MeetsOn ? new(id, state.MeetsOn) : null;
    }
}
