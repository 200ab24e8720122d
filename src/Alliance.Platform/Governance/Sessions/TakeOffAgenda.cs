using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Takes an item off the agenda that hasn’t been called.</summary>
public sealed class TakeOffAgenda(SessionDesk desk, PlatformDb db, ICurrentUser user, AgendaSubjects subjects)
{
    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapDelete("/{id}/agenda/{item:int}", Answer).WithSummary("Take an item off the agenda").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">That the change started from; null: from what is stored now.</param>
    /// <returns>Null when there is no such session or item.</returns>
    public Task<AgendaView?> Handle(Id<Session> id, int item, long? revision = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            db.Expect(sitting.Session, revision);
            if (sitting.Session.TakeOff(item, sitting.State) is not { } taken) return null;
            await subjects.TakeOff(sitting.Session, [taken], OffAgenda.TakenOff, ct);
            db.Revise(sitting.Session); // also when it stands there already: whoever read an older order is told
            await db.SaveChangesAsync(ct);
            return AgendaView.Of(sitting.Session);
        }, ct);
    }

    private static async Task<Results<Ok<AgendaView>, NotFound>> Answer(
        Id<Session> id, int item, [FromHeader(Name = IfMatch.Header)] string? ifMatch, TakeOffAgenda takeOffAgenda, HttpResponse response, CancellationToken ct) =>
        AgendaView.Answer(await takeOffAgenda.Handle(id, item, IfMatch.Revision(ifMatch), ct), response);
}
