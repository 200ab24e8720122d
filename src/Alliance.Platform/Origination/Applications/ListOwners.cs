using Alliance.Kernel;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Other persons who ask, or asked, for a loan for the same enterprise: each owner of a project borrows by themselves.</summary>
public sealed class ListOwners(PlatformDb db, ICurrentUser user)
{
    public sealed record Row(Id<Entrepreneur> PersonId, string Name, Id<LoanApplication> Id, string Number, ApplicationStatus Status, Money Amount);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}/owners", Get).WithSummary("List the dossiers of other owners of the same enterprise").ProducesProblem(404);

    /// <returns>The latest dossier first; null when this platform has no such dossier.</returns>
    public async Task<IReadOnlyList<Row>?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (await db.Applications.Where(x => x.Id == id).Select(x => new { x.EnterpriseId, x.EntrepreneurId }).SingleOrDefaultAsync(ct) is not { } dossier) return null;
        return await (
            from other in db.Applications
            join person in db.Entrepreneurs on other.EntrepreneurId equals person.Id
            where other.EnterpriseId == dossier.EnterpriseId && other.EntrepreneurId != dossier.EntrepreneurId
            orderby other.ReceivedOn descending, other.Number descending
            select new Row(person.Id, person.Person.Name, other.Id, other.Number, other.Status, other.Request.Amount)).ToListAsync(ct);
    }

    private static async Task<Results<Ok<IReadOnlyList<Row>>, NotFound>> Get(Id<LoanApplication> id, ListOwners listOwners, CancellationToken ct) =>
        await listOwners.Handle(id, ct) is { } owners ? TypedResults.Ok(owners) : TypedResults.NotFound();
}
