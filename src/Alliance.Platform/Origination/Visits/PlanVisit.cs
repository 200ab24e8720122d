using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Plans a visit, or writes down one that took place.</summary>
/// <remarks>Whoever goes is told where somebody else plans it, and is mailed an invitation for their calendar.</remarks>
public sealed class PlanVisit(PlatformDb db, ICurrentUser user, Clerk clerk, VisitDesk desk)
{
    /// <param name="At">By the platform's clock: <c>10:30</c>.</param>
    /// <param name="GoesId">An account that works on dossiers; who enters it when left out.</param>
    public sealed record Input(
        [property: Required] DateOnly? On,
        [property: Required] TimeOnly? At,
        [property: Required, StringLength(Visit.LongestPlace, MinimumLength = 2)] string Place,
        Guid? GoesId = null);

    public sealed record Planned(Id<Visit> Id);

    public static void Map(IEndpointRouteBuilder visits) => visits.MapPost("", Post).WithSummary("Plan a visit").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>visit.nobody-goes</c>, <c>visit.too-many</c>, <c>visit.before-received</c>, <c>visit.too-far</c>.</exception>
    public async Task<Planned?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Dossier(id, ct) is not { } dossier) return null;

        if (await db.Set<Visit>().CountAsync(x => x.ApplicationId == id, ct) >= Visit.MostOfDossier) throw new RefusedException("visit.too-many", $"A dossier has at most {Visit.MostOfDossier} visits.", Visit.MostOfDossier);
        var visit = new Visit(dossier, new(input.On!.Value, input.At!.Value, input.Place, await desk.Goes(input.GoesId, ct)), clerk.Entry);
        db.Add(visit);
        await desk.Save(visit, dossier, null, ct);
        return new(visit.Id);
    }

    private static async Task<Results<Created<Planned>, NotFound>> Post(Id<LoanApplication> id, Input input, PlanVisit planVisit, CancellationToken ct) =>
        await planVisit.Handle(id, input, ct) is { } planned ? TypedResults.Created($"/api/applications/{id}/visits", planned) : TypedResults.NotFound();
}
