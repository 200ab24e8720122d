using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Puts on the agenda, last, what waits elsewhere for a decision of a body: dossiers, say. All of it or nothing.</summary>
public sealed class PutOnAgenda(SessionDesk desk, PlatformDb db, ICurrentUser user, AgendaSubjects subjects)
{
    public const int Most = 50;

    /// <param name="Kind">Of what they are.</param>
    /// <param name="Subjects">Their keys, in the order of the agenda.</param>
    public sealed record Input(
        [property: Required, StringLength(AgendaItem.LongestKind, MinimumLength = 1)] string Kind, [property: Required, MinLength(1), MaxLength(Most)] IReadOnlyList<Guid> Subjects);

    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{id}/agenda/subjects", Answer).WithSummary("Put what waits for a decision on the agenda").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">That the change started from; null: from what is stored now.</param>
    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>agenda.not-waiting</c>, <c>agenda.taken</c>, <c>agenda.full</c>, <c>session.closed</c>.</exception>
    public Task<AgendaView?> Handle(Id<Session> id, Input input, long? revision = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            db.Expect(sitting.Session, revision);
            sitting.Session.DemandAgenda();
            var ids = input.Subjects.Distinct().ToList();
            var found = (await subjects.Demand(input.Kind, ids, ct)).ToDictionary(x => x.Id);
            var items = ids.ConvertAll(x => sitting.Session.Put(input.Kind, x, Cut(found[x].Title, AgendaItem.LongestTitle), Cut(found[x].Text, AgendaItem.LongestText)));
            await subjects.PutOn(sitting.Session, items, ct);
            db.Revise(sitting.Session);
            await db.SaveChangesAsync(ct);
            return AgendaView.Of(sitting.Session);
        }, ct);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static async Task<Results<Ok<AgendaView>, NotFound>> Answer(
        Id<Session> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, PutOnAgenda putOnAgenda, HttpResponse response, CancellationToken ct) =>
        AgendaView.Answer(await putOnAgenda.Handle(id, input, IfMatch.Revision(ifMatch), ct), response);
}
