using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The mandate of a member ends with a day, also one that was to last longer.</summary>
/// <remarks>Sessions that are convened and not closed learn of it from the day after on: the member is then in no count.</remarks>
public sealed class EndMandate(PlatformDb db, ICurrentUser user)
{
    /// <param name="LastDay">The mandate in force on it is the one that ends.</param>
    public sealed record Input(DateOnly LastDay);

    public static void Map(IEndpointRouteBuilder bodies) =>
        bodies.MapPost("/{id}/members/{member}/mandates/ending", Post).WithSummary("End a member's mandate").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such member.</returns>
    /// <exception cref="RefusedException"><c>member.no-mandate</c>.</exception>
    public async Task<BodyMember?> Handle(Id<Body> id, Id<BodyMember> member, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageBodies);
        if (await db.Set<BodyMember>().SingleOrDefaultAsync(x => x.BodyId == id && x.Id == member, ct) is not { } found) return null;
        found.End(input.LastDay);
        await db.SaveChangesAsync(ct);
        return found;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Body> id, Id<BodyMember> member, Input input, EndMandate endMandate, CancellationToken ct) =>
        await endMandate.Handle(id, member, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
