using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What is asked for by an item of the agenda, as the motion to begin with, for who runs the session.</summary>
public sealed class ShowMotion(SessionDesk desk, ICurrentUser user, AgendaSubjects subjects)
{
    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/{id}/agenda/{item:int}/motion", Get).WithSummary("Show what an item of the agenda asks for, as a motion").ProducesProblem(404);

    /// <param name="item">Its number.</param>
    /// <returns>Null when there is no such session or item, or one that is decided by its text, or waits for nothing.</returns>
    public async Task<Motion?> Handle(Id<Session> id, int item, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        if (await desk.Find(id, ct) is not { } sitting) return null;
        sitting.DemandRun();
        return sitting.Session.Find(AgendaItem.KeyOf(item)) is { } asked && subjects.Of(asked) is var (source, subject) ? await source.Asked(subject, ct) : null;
    }

    private static async Task<Results<Ok<Motion>, NotFound>> Get(Id<Session> id, int item, ShowMotion showMotion, CancellationToken ct) =>
        await showMotion.Handle(id, item, ct) is { } motion ? TypedResults.Ok(motion) : TypedResults.NotFound();
}
