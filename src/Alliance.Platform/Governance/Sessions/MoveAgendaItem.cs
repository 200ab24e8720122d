using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Moves an item of the agenda; the others close up.</summary>
public sealed class MoveAgendaItem(SessionDesk desk, PlatformDb db, ICurrentUser user)
{
    /// <param name="Position">From 1; beyond the last it is last.</param>
    public sealed record Input([property: Range(1, int.MaxValue)] int Position);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/agenda/{item:int}/position", Answer).WithSummary("Move an item of the agenda").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">That the change started from; null: from what is stored now.</param>
    /// <returns>Null when there is no such session or item.</returns>
    public Task<AgendaView?> Handle(Id<Session> id, int item, Input input, long? revision = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            db.Expect(sitting.Session, revision);
            if (sitting.Session.Move(item, input.Position) is null) return null;
            db.Revise(sitting.Session); // also when it stands there already: whoever read an older order is told
            await db.SaveChangesAsync(ct);
            return AgendaView.Of(sitting.Session);
        }, ct);
    }

    private static async Task<Results<Ok<AgendaView>, NotFound>> Answer(
        Id<Session> id, int item, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, MoveAgendaItem moveAgendaItem, HttpResponse response, CancellationToken ct) =>
        AgendaView.Answer(await moveAgendaItem.Handle(id, item, input, IfMatch.Revision(ifMatch), ct), response);
}
