using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Sessions, the latest first: all of them for who reads them all, else those of one's own bodies.</summary>
public sealed class ListSessions(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    private const int Most = 200;

    public sealed record Row(Id<Session> Id, Id<Body> Body, string BodyName, DateOnly MeetsOn, string? Place, SessionPhase Phase, int Items);

    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("", (ListSessions list, CancellationToken ct) => list.Handle(ct)).WithSummary("List sessions: all, or those of one's own bodies");

    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        var sessions = db.Set<Session>().AsNoTracking();
        List<BodyMember>? mine = null;
        if (!user.May(Permissions.ReadSessions))
        {
            user.Demand(Permissions.AttendSessions);
            var (account, today) = (user.AccountId, clerk.Today);
            mine = await db.Set<BodyMember>().AsNoTracking().Where(x => account != null && x.AccountId == account && x.Mandates.Any(y => y.From <= today && (y.To == null || y.To >= today))).ToListAsync(ct);
            var bodies = mine.Select(x => x.BodyId).ToList();
            sessions = sessions.Where(x => bodies.Contains(x.BodyId));
        }

        var rows = await sessions.Join(db.Set<Body>(), x => x.BodyId, x => x.Id, (session, body) => new { session, body })
            .OrderByDescending(x => x.session.MeetsOn).ThenBy(x => x.body.Name).ThenByDescending(x => x.session.Turn)
            .Select(x => new { Row = new Row(x.session.Id, x.body.Id, x.body.Name, x.session.MeetsOn, x.session.Place, x.session.Phase, x.session.Items.Count), x.session.Frozen })
            .Take(Most).ToListAsync(ct);
        return [.. rows.Where(x => mine is null || IsOf(mine.Find(y => y.BodyId == x.Row.Body)!, x.Frozen)).Select(x => x.Row)];
    }

    /// <summary>Who joined the body after a session was convened isn't of it, and can't open it.</summary>
    private static bool IsOf(BodyMember member, string? frozen) => Session.Thaw(frozen)?.Find(SessionDesk.KeyOf(member)) is not null || frozen is null;
}
