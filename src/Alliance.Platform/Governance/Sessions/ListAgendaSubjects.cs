using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What could be put on a session's agenda, for who makes it.</summary>
public sealed class ListAgendaSubjects(SessionDesk desk, ICurrentUser user, AgendaSubjects subjects)
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/{id}/agenda/subjects", Get).WithSummary("List what waits for a decision and could be put on the agenda").ProducesProblem(404);

    /// <returns>Null when there is no such session.</returns>
    public async Task<IReadOnlyList<AgendaSubjects.Row>?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        sitting.DemandRun();
        return await subjects.Free(ct);
    }

    private static async Task<Results<Ok<IReadOnlyList<AgendaSubjects.Row>>, NotFound>> Get(Id<Session> id, ListAgendaSubjects list, CancellationToken ct) =>
        await list.Handle(id, ct) is { } rows ? TypedResults.Ok(rows) : TypedResults.NotFound();
}
