using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Convening;

/// <summary>Another day, hour or place, before the session meets; those who were called are told, and their calendars take it.</summary>
public sealed class RearrangeSession(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk, InviteMembers invite, AgendaSubjects subjects)
{
    /// <param name="StartsAt">By the platform's clock; null while it isn't known.</param>
    public sealed record Input(DateOnly MeetsOn, TimeOnly? StartsAt = null, [property: StringLength(Session.LongestPlace)] string? Place = null);

    /// <param name="Revision">For <c>If-Match</c>.</param>
    public sealed record Rearranged(long Revision);

    public static void Map(IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{id}/arrangement", Post).WithSummary("Change day, hour or place of a session").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <param name="revision">That the change started from; null: from what is stored now.</param>
    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>session.in-the-past</c>, <c>session.notice-too-short</c>, <c>session.opened-already</c>, <c>session.cancelled</c>, <c>agenda.not-waiting</c>.</exception>
    public Task<Rearranged?> Handle(Id<Session> id, Input input, long? revision = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var session = sitting.Session;
            db.Expect(session, revision);
            if (input.MeetsOn < clerk.Today) throw new RefusedException("session.in-the-past", "A session is planned for today or later.");
            var (isAnotherDay, place) = (input.MeetsOn != session.MeetsOn, Blank.ToNull(input.Place));
            if (!isAnotherDay && input.StartsAt == session.StartsAt && place == session.Place) return new Rearranged(session.Revision); // nobody is told of nothing
            if (isAnotherDay) await subjects.DemandNoOther(session, ct);
            if (session.MeetsOn < clerk.Today) await subjects.PutOn(session, session.Items, ct); // it comes to life again
            session.Rearrange(input.MeetsOn, input.StartsAt, place);
            if (session.Phase is SessionPhase.Convened)
            {
                if (isAnotherDay) await desk.Add(sitting, new SessionMoved(clerk.Today, input.MeetsOn), ct);
                await invite.Change(session, isAnotherDay, ct);
            }

            db.Revise(session);
            await db.SaveChangesAsync(ct);
            return new Rearranged(session.Revision);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<Session> id, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, RearrangeSession rearrange, HttpResponse response, CancellationToken ct)
    {
        if (await rearrange.Handle(id, input, IfMatch.Revision(ifMatch), ct) is not { } rearranged) return TypedResults.NotFound();
        response.Headers.ETag = IfMatch.Of(rearranged.Revision);
        return TypedResults.NoContent();
    }
}
