using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>An item of the agenda is called: presence, recusals and ballots are about it from now on.</summary>
public sealed class CallItem(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Item">Its number.</param>
    public sealed record Input([property: Range(1, int.MaxValue)] int Item);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/calls", Post).WithSummary("Call an item of the agenda").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            sitting.DemandRun();
            return new ItemCalled(clerk.Today, sitting.ItemOf(input.Item).Key);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, CallItem callItem, CancellationToken ct) =>
        await callItem.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
