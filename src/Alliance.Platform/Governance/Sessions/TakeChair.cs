using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A deputy chairs while the chair is absent or recused.</summary>
public sealed class TakeChair(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Member">Null for oneself.</param>
    public sealed record Input([property: StringLength(10)] string? Member = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/chair", Post).WithSummary("Let a deputy take the chair").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            return new ChairTaken(clerk.Today, sitting.Of(input.Member));
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, TakeChair takeChair, CancellationToken ct) =>
        await takeChair.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
