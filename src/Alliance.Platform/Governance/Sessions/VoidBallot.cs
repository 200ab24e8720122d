using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A ballot ends without a result.</summary>
public sealed class VoidBallot(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    public sealed record Input([property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/ballots/{ballot:int}/voiding", Post).WithSummary("Declare a ballot void").ProducesProblem(404).ProducesProblem(409);

    /// <param name="ballot">Its number.</param>
    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, int ballot, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandRun();
            return new BallotVoided(clerk.Today, ballot, Blank.Demand(input.Reason));
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, int ballot, Input input, VoidBallot voidBallot, CancellationToken ct) =>
        await voidBallot.Handle(id, ballot, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
