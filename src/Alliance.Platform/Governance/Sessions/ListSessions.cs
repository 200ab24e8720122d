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
        if (!user.May(Permissions.ReadSessions))
        {
            user.Demand(Permissions.AttendSessions);
            var (account, today) = (user.AccountId, clerk.Today);
            var mine = db.Set<BodyMember>().Where(x => account != null && x.AccountId == account && x.Mandates.Any(y => y.From <= today && (y.To == null || y.To >= today))).Select(x => x.BodyId);
            sessions = sessions.Where(x => mine.Contains(x.BodyId));
        }

        return await sessions.Join(db.Set<Body>(), x => x.BodyId, x => x.Id, (session, body) => new { session, body })
            .OrderByDescending(x => x.session.MeetsOn).ThenBy(x => x.body.Name).ThenByDescending(x => x.session.Turn)
            .Select(x => new Row(x.session.Id, x.body.Id, x.body.Name, x.session.MeetsOn, x.session.Place, x.session.Phase, x.session.Items.Count))
            .Take(Most).ToListAsync(ct);
    }
}
