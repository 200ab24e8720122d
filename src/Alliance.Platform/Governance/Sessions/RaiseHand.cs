using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member wants to speak to the item that is called, or no more. Members raise their own hand, who runs the session anybody's.</summary>
public sealed class RaiseHand(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="IsRaised">False: doesn't want to speak any more, or has spoken.</param>
    /// <param name="Member">Null for oneself.</param>
    public sealed record Input(bool IsRaised, [property: StringLength(10)] string? Member = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/hands", Post).WithSummary("Ask to speak, or no more").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>floor.asked-already</c>, <c>floor.none</c>, <c>floor.recused</c>, <c>presence.not-there</c>.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            var member = sitting.Of(input.Member);
            return input.IsRaised ? new FloorAsked(clerk.Today, member) : new FloorLeft(clerk.Today, member);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, RaiseHand raiseHand, CancellationToken ct) =>
        await raiseHand.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
