using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member who is absent lets another vote for them.</summary>
public sealed class GiveProxy(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Holder">Who votes.</param>
    /// <param name="Principal">For whom; null for oneself.</param>
    public sealed record Input([property: Required, StringLength(10)] string Holder, [property: StringLength(10)] string? Principal = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/proxies", Post).WithSummary("Give a proxy").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            return new ProxyGiven(clerk.Today, sitting.Of(input.Principal), input.Holder);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, GiveProxy giveProxy, CancellationToken ct) =>
        await giveProxy.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
