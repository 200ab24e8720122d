using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>Notes by what a member may be tied to the parties of a dossier. Sessions, convened or not, look for conflicts by what is noted when an item is called.</summary>
public sealed class NoteTies(PlatformDb db, ICurrentUser user)
{
    /// <param name="Commune">Where the member lives.</param>
    /// <param name="Interests">Enterprises that the member owns, leads or works for, one to a line.</param>
    /// <param name="Revision">Of the member as it was read; a later one is a lost race.</param>
    public sealed record Input(
        [property: StringLength(MemberTies.LongestPhone)] string? Phone = null,
        [property: StringLength(MemberTies.LongestCommune)] string? Commune = null,
        [property: StringLength(MemberTies.LongestInterests)] string? Interests = null,
        long? Revision = null);

    public static void Map(IEndpointRouteBuilder bodies) =>
        bodies.MapPut("/{id}/members/{member}/ties", Put).WithSummary("Note by what a member may be tied to parties").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when there is no such member.</returns>
    public async Task<BodyMember?> Handle(Id<Body> id, Id<BodyMember> member, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageBodies);
        if (await db.Set<BodyMember>().SingleOrDefaultAsync(x => x.BodyId == id && x.Id == member, ct) is not { } found) return null;

        db.Expect(found, input.Revision);
        found.Has(new(Phones.InOneForm(Blank.ToNull(TypedText.Clean(input.Phone))), Blank.ToNull(TypedText.Clean(input.Commune)), Blank.ToNull(TypedText.CleanLines(input.Interests))));
        await db.SaveChangesAsync(ct);
        return found;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Body> id, Id<BodyMember> member, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, NoteTies noteTies, CancellationToken ct) =>
        await noteTies.Handle(id, member, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
