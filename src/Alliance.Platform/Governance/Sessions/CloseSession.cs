using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The meeting is over: its facts are final, and what it decided on things of areas above is carried out in the same transaction; what it did not decide waits again.</summary>
public sealed class CloseSession(SessionDesk desk, ICurrentUser user, Clerk clerk, AgendaSubjects subjects, IEnumerable<IClosingStep> steps)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/closing", Post).WithSummary("Close a session for good").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var closed = new SessionClosed(clerk.Today);
            await subjects.Carry(sitting.Session, sitting.Convened.After(closed), ct);
            await subjects.TakeOff(sitting.Session, sitting.Session.Items, OffAgenda.NotDecided, ct);
            var state = await desk.Add(sitting, closed, ct);
            foreach (var step in steps) await step.Close(sitting.Session, ct);
            return state;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, CloseSession closeSession, CancellationToken ct) =>
        await closeSession.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
