using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A member declares a conflict of interest with an item, and is recused, or that there is none (rule 15).</summary>
public sealed class DeclareConflict(SessionDesk desk, ICurrentUser user, Clerk clerk)
{
    /// <param name="Item">Its number.</param>
    /// <param name="Reason">Why the member is recused; null when there is no conflict.</param>
    /// <param name="Member">Null for oneself.</param>
    public sealed record Input([property: Range(1, int.MaxValue)] int Item, [property: StringLength(Entry.LongestReference)] string? Reason = null, [property: StringLength(10)] string? Member = null);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapPost("/{id}/conflicts", Post).WithSummary("Recuse a member from an item, or declare that there is no conflict").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The session as it is then; null when there is no such session.</returns>
    /// <exception cref="RefusedException">It isn't admissible by the statutes and what has happened before.</exception>
    public Task<SessionState?> Handle(Id<Session> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.AttendSessions);
        return desk.Record(id, sitting =>
        {
            var (item, member) = (sitting.ItemOf(input.Item).Key, sitting.Of(input.Member));
            return Blank.NoteToNull(input.Reason) is { } reason ? new MemberRecused(clerk.Today, item, member, reason) : new NoConflictDeclared(clerk.Today, item, member);
        }, ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Session> id, Input input, DeclareConflict declareConflict, CancellationToken ct) =>
        await declareConflict.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
