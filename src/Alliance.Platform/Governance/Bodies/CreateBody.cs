using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>Founds a body, under a name of its own and statutes of the platform's file.</summary>
public sealed class CreateBody(PlatformDb db, ICurrentUser user, TenantContext tenant)
{
    /// <param name="Statutes">Their code; null for the usual ones.</param>
    public sealed record Input(
        [property: Required, StringLength(Body.LongestName, MinimumLength = 3)] string Name,
        BodyKind Kind,
        [property: StringLength(Bodies.Statutes.LongestCode)] string? Statutes = null);

    public sealed record Founded(Id<Body> Id);

    public static void Map(IEndpointRouteBuilder bodies) => bodies.MapPost("", Post).WithSummary("Found a body").ProducesProblem(409);

    /// <exception cref="RefusedException"><c>body.unknown-statutes</c>, <c>body.same-name</c>.</exception>
    public async Task<Founded> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageBodies);
        var (name, code) = (TypedText.Clean(input.Name), Blank.ToNull(input.Statutes) ?? Bodies.Statutes.UsualCode);
        if (CommitteeSettings.Of(tenant.Organisation).Find(code) is null) throw new RefusedException("body.unknown-statutes", "The platform’s settings have no statutes of this name.");
        if (await db.Set<Body>().AnyAsync(x => x.Name == name, ct)) throw new RefusedException("body.same-name", "A body has this name already.");

        var body = new Body(name, input.Kind, code);
        db.Add(body);
        await db.SaveChangesAsync(ct);
        return new(body.Id);
    }

    private static async Task<Created<Founded>> Post(Input input, CreateBody createBody, CancellationToken ct)
    {
        var founded = await createBody.Handle(input, ct);
        return TypedResults.Created($"/api/bodies/{founded.Id}", founded);
    }
}
