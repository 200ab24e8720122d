using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The meeting goes on.</summary>
public sealed class ResumeSession(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/resumption", Post).WithSummary("Resume a session").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandRun();
            return new SessionResumed(clerk.Today);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, ResumeSession resumeSession, CancellationToken ct) =>
        await resumeSession.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
