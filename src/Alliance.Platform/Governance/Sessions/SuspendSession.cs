using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The meeting stops until another hour or day; a ballot that is open is void, and who is there is recorded anew on resuming.</summary>
public sealed class SuspendSession(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/suspension", Post).WithSummary("Suspend a session").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandRun();
            return new SessionSuspended(clerk.Today);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, SuspendSession suspendSession, CancellationToken ct) =>
        await suspendSession.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
