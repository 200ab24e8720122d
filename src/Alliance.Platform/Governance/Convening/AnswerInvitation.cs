using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Convening;

/// <summary>A member says whether they come, or who votes for them, until the session is opened. A proxy is a fact at once, and ends when they say otherwise.</summary>
public sealed class AnswerInvitation(SessionDesk desk, PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <param name="ProxyTo">Who votes for them, by what facts name them; with <see cref="InvitationAnswer.ByProxy"/> alone.</param>
    public sealed record Input(InvitationAnswer Answer, [property: StringLength(10)] string? ProxyTo = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/answer", Post).WithSummary("Answer an invitation to a session").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>session.not-a-member</c>, <c>session.not-convened</c>, <c>invitation.too-late</c>, <c>invitation.holder</c>, or what the statutes refuse of a proxy.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.InTurn(id, async sitting =>
        {
            var (member, state) = (sitting.Of(null), sitting.Convened);
            if (state.Phase is not SessionPhase.Convened || sitting.Session.MeetsOn < clerk.Today) throw new RefusedException("invitation.too-late", "One answers before the session is opened.");
            if (input.Answer is InvitationAnswer.ByProxy != input.ProxyTo is not null) throw new RefusedException("invitation.holder", "A proxy is given to somebody.");

            if (state.Proxies.TryGetValue(member, out var holder) && holder != input.ProxyTo) state = (await desk.Add(sitting, new ProxyEnded(clerk.Today, member), ct))!;
            if (input.ProxyTo is { } to && state.Proxies.GetValueOrDefault(member) != to) state = (await desk.Add(await Again(sitting, ct), new ProxyGiven(clerk.Today, member, to), ct))!;
            var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(x => x.SessionId == id && x.Member == member, ct);
            if (invitation is null) db.Add(invitation = new(id, member));
            invitation.Say(input.Answer, input.ProxyTo);
            await db.SaveChangesAsync(ct);
            return state;
        }, ct);
    }

    /// <summary>With the fact that was just recorded.</summary>
    private async Task<Sitting> Again(Sitting sitting, CancellationToken ct) => await desk.Find(sitting.Session.Id, ct) ?? sitting;

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, AnswerInvitation answerInvitation, CancellationToken ct) =>
        await answerInvitation.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
