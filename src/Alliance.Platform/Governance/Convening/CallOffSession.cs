using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Convening;

/// <summary>A session is called off before it meets: those who were called are told, and their calendars let it go. What stood on its agenda waits again.</summary>
public sealed class CallOffSession(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk, InviteMembers invite, AgendaSubjects subjects)
{
    /// <param name="Reason">In words that its members read.</param>
    public sealed record Input([property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/cancellation", Post).WithSummary("Call a session off").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>session.opened-already</c>, <c>session.cancelled</c>.</exception>
    public Task<Session?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            sitting.DemandRun();
            var session = sitting.Session;
            var reason = Blank.Demand(input.Reason);
            var wasConvened = session.Phase is SessionPhase.Convened;
            session.CallOff();
            await subjects.TakeOff(session, session.Items, OffAgenda.CalledOff, ct);
            if (wasConvened)
            {
                await desk.Add(sitting, new SessionCancelled(clerk.Today, reason), ct);
                await invite.CallOff(session, reason, ct);
            }

            db.Revise(session);
            await db.SaveChangesAsync(ct);
            return session;
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, CallOffSession callOff, CancellationToken ct) =>
        await callOff.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
