using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>After a tie in a secret ballot, who chaired says openly which side wins.</summary>
public sealed class GiveCastingVote(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    public sealed record Input(Choice Choice);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/ballots/{ballot:int}/casting-vote", Post).WithSummary("Break a tie of a secret ballot").ProducesProblem(404).ProducesProblem(409);

    /// <param name="ballot">Its number.</param>
    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, int ballot, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            return new CastingVoteGiven(clerk.Today, ballot, sitting.Of(null), input.Choice);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, int ballot, Input input, GiveCastingVote giveCastingVote, CancellationToken ct) =>
        await giveCastingVote.Handle(id, ballot, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
