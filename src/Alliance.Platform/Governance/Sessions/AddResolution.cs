using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Puts a resolution on the agenda, last: something to be decided that is about nothing but its own text.</summary>
public sealed class AddResolution(SessionDesk desk, PlatformDb db, ICurrentUser user)
{
    /// <param name="Text">What a ballot about it asks first.</param>
    public sealed record Input(
        [property: Required, StringLength(AgendaItem.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required, StringLength(AgendaItem.LongestText, MinimumLength = 3)] string Text);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/agenda", Answer).WithSummary("Put a resolution on the agenda").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">That the change started from; null: from what is stored now.</param>
    /// <returns>Null when there is no such session or item.</returns>
    public Task<AgendaView?> Handle(Id<Session> id, Input input, long? revision = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            db.Expect(sitting.Session, revision);
            sitting.Session.Put(AgendaItem.Resolution, subject: null, TypedText.Clean(input.Title), TypedText.CleanLines(input.Text));
            db.Revise(sitting.Session); // also when it stands there already: whoever read an older order is told
            await db.SaveChangesAsync(ct);
            return AgendaView.Of(sitting.Session);
        }, ct);
    }

    private static async Task<Results<Ok<AgendaView>, NotFound>> Answer(
        Id<Session> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, AddResolution addResolution, HttpResponse response, CancellationToken ct) =>
        AgendaView.Answer(await addResolution.Handle(id, input, IfMatch.Revision(ifMatch), ct), response);
}
