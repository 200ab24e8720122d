using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member is there from now on, or isn’t any more. Members record their own presence, who runs the session anybody’s.</summary>
public sealed class RecordPresence(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="IsPresent">False: has left.</param>
    /// <param name="Member">Null for oneself.</param>
    /// <param name="IsRemote">Takes part from elsewhere.</param>
    public sealed record Input(bool IsPresent, [property: StringLength(10)] string? Member = null, bool IsRemote = false);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/presence", Post).WithSummary("Record that a member has arrived or left").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            var member = sitting.Of(input.Member);
            return input.IsPresent ? new MemberArrived(clerk.Today, member, input.IsRemote) : new MemberLeft(clerk.Today, member);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, RecordPresence recordPresence, CancellationToken ct) =>
        await recordPresence.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
