using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A session as it is now: agenda, presence and quorum for the item that is called, ballots.</summary>
public sealed class ShowSession(SessionDesk desk, PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("/{id}", Get).WithSummary("Show a session; its ETag is for If-Match").ProducesProblem(404);

    /// <returns>Null when there is no such session, or none that the user may see.</returns>
    public async Task<SessionView?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        var open = sitting.State?.OpenBallot?.Number ?? 0;
        var papers = await db.Set<SecretPapers>().AsNoTracking().SingleOrDefaultAsync(x => x.SessionId == id && x.Ballot == open, ct);
        return SessionView.Of(sitting, papers?.Tally ?? SecretTally.Empty);
    }

    private static async Task<Results<Ok<SessionView>, NotFound>> Get(Id<Session> id, ShowSession showSession, HttpResponse response, CancellationToken ct)
    {
        if (await showSession.Handle(id, ct) is not { } view) return TypedResults.NotFound();
        response.Headers.ETag = IfMatch.Of(view.Revision);
        return TypedResults.Ok(view);
    }
}
