using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member speaks from now on, or has spoken. Who chairs or runs the session says so.</summary>
public sealed class GiveFloor(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Member">Null: who speaks has spoken, and nobody follows.</param>
    public sealed record Input([property: StringLength(10)] string? Member = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/floor", Post).WithSummary("Give the floor to a member").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException"><c>floor.has-it</c>, <c>floor.none</c>, <c>floor.recused</c>, <c>presence.not-there</c>.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandLead();
            if (input.Member is { } member) return new FloorGiven(clerk.Today, member);
            return new FloorLeft(clerk.Today, sitting.Convened.Speaker ?? throw new RefusedException("floor.none", "Nobody speaks."));
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, GiveFloor giveFloor, CancellationToken ct) =>
        await giveFloor.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
