using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>A person joins a body with a first mandate. Sessions that are convened already don't know them.</summary>
public sealed class AddMember(PlatformDb db, ICurrentUser user)
{
    /// <param name="Account">With which the member votes; null while they have none.</param>
    public sealed record Input([property: Required, StringLength(BodyMember.LongestName, MinimumLength = 3)] string Name, [property: Required] MandateInput Mandate, Guid? Account = null);

    /// <param name="Key">What sessions name the member by.</param>
    public sealed record Added(Id<BodyMember> Id, int Key);

    public static void Map(IEndpointRouteBuilder bodies) => bodies.MapPost("/{id}/members", Post).WithSummary("Add a member to a body").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such body.</returns>
    /// <exception cref="RefusedException"><c>member.same-account</c>, <c>member.ends-before</c>.</exception>
    public async Task<Added?> Handle(Id<Body> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageBodies);
        if (await db.Set<Body>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } body) return null;
        if (input.Account is { } account && await db.Set<BodyMember>().AnyAsync(x => x.BodyId == id && x.AccountId == account, ct))
            throw new RefusedException("member.same-account", "A member of this body votes with this account already: one person has one vote.");

        var member = body.Join(TypedText.Clean(input.Name), input.Account, input.Mandate.Mandate, Blank.ToNull(input.Mandate.Institution));
        db.Add(member);
        await db.SaveChangesAsync(ct);
        return new(member.Id, member.Number);
    }

    private static async Task<Results<Ok<Added>, NotFound>> Post(Id<Body> id, Input input, AddMember addMember, CancellationToken ct) =>
        await addMember.Handle(id, input, ct) is { } added ? TypedResults.Ok(added) : TypedResults.NotFound();
}
