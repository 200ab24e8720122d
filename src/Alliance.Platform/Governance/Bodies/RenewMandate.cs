using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>A member gets one mandate more; those before stay as the body's history. Sessions that are convened already don't know it.</summary>
public sealed class RenewMandate(PlatformDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder bodies) =>
        bodies.MapPost("/{id}/members/{member}/mandates", Post).WithSummary("Give a member a further mandate").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when there is no such member.</returns>
    /// <exception cref="RefusedException"><c>member.overlap</c>, <c>member.ends-before</c>.</exception>
    public async Task<BodyMember?> Handle(Id<Body> id, Id<BodyMember> member, MandateInput input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageBodies);
        if (await db.Set<BodyMember>().SingleOrDefaultAsync(x => x.BodyId == id && x.Id == member, ct) is not { } found) return null;
        found.Renew(input.Mandate, Blank.ToNull(input.Institution));
        await db.SaveChangesAsync(ct);
        return found;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Body> id, Id<BodyMember> member, MandateInput input, RenewMandate renewMandate, CancellationToken ct) =>
        await renewMandate.Handle(id, member, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
