using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A proxy is taken back.</summary>
public sealed class EndProxy(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Principal">Who gave it; null for oneself.</param>
    public sealed record Input([property: StringLength(10)] string? Principal = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/proxies/ending", Post).WithSummary("Take a proxy back").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            return new ProxyEnded(clerk.Today, sitting.Of(input.Principal));
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, EndProxy endProxy, CancellationToken ct) =>
        await endProxy.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
