using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Sessions that have something of an area above on their agenda, for its page there: of those that the reader may see.</summary>
public sealed class ListSessionsAbout(PlatformDb db, SessionDesk desk, ICurrentUser user)
{
    /// <param name="Last">The last ballot about it that was counted; null when there was none.</param>
    public sealed record Row(Id<Session> Id, string BodyName, DateOnly MeetsOn, SessionPhase Phase, SessionView.OneBallot? Last);

    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<Row>> Handle(string kind, Guid subject, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        var sessions = await db.Set<Session>().AsNoTracking().Where(x => x.Items.Any(y => y.Kind == kind && y.Subject == subject))
            .Join(db.Set<Bodies.Body>(), x => x.BodyId, x => x.Id, (session, body) => new { session.Id, body.Name, session.MeetsOn, session.Phase })
            .OrderByDescending(x => x.MeetsOn).ToListAsync(ct);
        var rows = new List<Row>();
        foreach (var session in sessions)
        {
            if (await desk.Find(session.Id, ct) is not { } sitting) continue; // not one's own body
            if (sitting.Session.Items.FirstOrDefault(x => x.Kind == kind && x.Subject == subject)?.Key is not { } key) continue; // taken off meanwhile
            rows.Add(new(session.Id, session.Name, session.MeetsOn, session.Phase, SessionView.Of(sitting, SecretTally.Empty).Ballots.LastOrDefault(x => x.Item == key && x.Outcome is not null)));
        }

        return rows;
    }
}
