using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Where the facts of sessions are read and recorded, for the use cases.</summary>
/// <remarks>Who records takes the session's turn first, so that two who record at once both count, one after the other; a lost race is run again by <see cref="LostRaces"/>.</remarks>
public sealed class SessionDesk(PlatformDb db, ICurrentUser user, Clerk clerk, DeletedTraces traces)
{
    /// <summary>Whether papers of a secret ballot were thrown away in this turn.</summary>
    private bool _hasTraces;

    /// <summary>What sessions name a member by.</summary>
    public static string KeyOf(BodyMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Number.ToString(CultureInfo.InvariantCulture);
    }

    /// <returns>Null when this platform has no such session, or the user may not see it.</returns>
    public async Task<Sitting?> Find(Id<Session> id, CancellationToken ct)
    {
        DemandAny();
        if (await db.Set<Session>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } session) return null;
        var members = await db.Set<BodyMember>().AsNoTracking().Where(x => x.BodyId == session.BodyId).ToListAsync(ct);
        var facts = await db.Set<RecordedFact>().AsNoTracking().Where(x => x.SessionId == id).OrderBy(x => x.Number).ToListAsync(ct);
        var composition = session.Composition;
        var state = composition is null ? null : SessionState.Replay(composition, facts.Select(x => x.Fact));
        var unrecorded = state is null ? [] : Ended(state, members).ToList();
        state = unrecorded.Aggregate(state, (x, fact) => x!.After(fact));
        var me = user.AccountId is { } account ? members.Find(x => x.AccountId == account) : null;
        var seat = me is null ? null : composition is null ? KeyOf(me) : composition.Find(KeyOf(me))?.Key;
        var today = me?.MandateOn(clerk.Today);
        if (!user.May(Permissions.ReadSessions) && (seat is null || composition is null && today is null)) return null;

        return new(session, state, facts.Count, unrecorded, members)
        {
            Seat = seat,
            MayRun = user.May(Permissions.RunSessions) || today?.Office is Office.Secretary,
        };
    }

    /// <summary>Records what has happened.</summary>
    /// <param name="happened">Looks at the session and says what; refuses by throwing. Run again after a lost race.</param>
    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">The fact isn't admissible: nothing is recorded.</exception>
    public Task<SessionState?> Record(Id<Session> id, Func<Sitting, SessionFact> happened, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return InTurn(id, sitting => Add(sitting, happened(sitting), ct), ct);
    }

    /// <summary>Records a fact within one's turn (<see cref="InTurn"/>).</summary>
    /// <remarks>Papers of secret ballots that are open no more go with it, and after the commit what the database's files still have of them.</remarks>
    public async Task<SessionState?> Add(Sitting sitting, SessionFact fact, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        var (session, number) = (sitting.Session, sitting.Facts);
        var composition = session.Composition ?? throw new RefusedException("session.not-convened", "Nobody has been called together yet.");
        var state = (sitting.State ?? SessionState.Replay(composition, [])).After(fact);
        foreach (var one in sitting.Unrecorded.Append(fact)) db.Add(new RecordedFact(session.Id, ++number, one, clerk.Entry));
        if (state.Phase != session.Phase) session.Reach(state.Phase);
        var open = state.OpenBallot?.Number ?? 0;
        var papers = await db.Set<SecretPapers>().Where(x => x.SessionId == session.Id && x.Ballot != open).ToListAsync(ct);
        if (papers.Count > 0) await traces.Overwrite(db, ct);
        _hasTraces = papers.Count > 0;
        db.RemoveRange(papers);
        await db.SaveChangesAsync(ct);
        return state;
    }

    /// <summary>Does something to a session while nobody else does.</summary>
    /// <param name="work">Saves what it has changed.</param>
    /// <returns>Null when there is no such session, or what <paramref name="work"/> returned is.</returns>
    public async Task<T?> InTurn<T>(Id<Session> id, Func<Sitting, Task<T?>> work, CancellationToken ct) where T : class
    {
        var done = await db.InTransaction(
            IsolationLevel.ReadCommitted,
            async () =>
            {
                DemandAny();
                _hasTraces = false;
                await db.Set<Session>().Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(y => y.Turn, y => y.Turn + 1), ct);
                return await Find(id, ct) is { } sitting ? await work(sitting) : null;
            },
            x => x is not null,
            ct);
        if (_hasTraces) await traces.Forget(ct);
        return done;
    }

    /// <summary>Members as they are, for who convenes: those who have a mandate today or later.</summary>
    public static ImmutableArray<Seat> Seats(IEnumerable<BodyMember> members, DateOnly today) =>
    [
        .. from member in members
           let mandates = member.Mandates.Select(x => x.Mandate).Where(x => x.To is not { } last || last >= today).OrderBy(x => x.From).ToImmutableArray()
           where mandates.Length > 0
           orderby member.Number
           select new Seat(KeyOf(member), member.Name, mandates),
    ];

    /// <summary>Mandates that were in force when the session was convened and have been ended since: recorded with the next fact.</summary>
    private IEnumerable<SessionFact> Ended(SessionState state, List<BodyMember> members) =>
        from member in members
        let key = KeyOf(member)
        where state.Phase is not (SessionPhase.Closed or SessionPhase.Cancelled) && state.Day <= clerk.Today && !state.Ended.Contains(key)
        where state.Composition.Find(key)?.MandateOn(clerk.Today) is not null && member.MandateOn(clerk.Today) is null
        select new MandateEnded(clerk.Today, key);

    /// <summary>Seeing any session takes one of two permissions; which ones, <see cref="Find"/> looks at.</summary>
    private void DemandAny()
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
    }
}
