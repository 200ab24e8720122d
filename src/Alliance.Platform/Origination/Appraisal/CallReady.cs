using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>A dossier is complete for the committee: refused with the list of what is missing. Those who decide are told.</summary>
public sealed class CallReady(PlatformDb db, ICurrentUser user, Clerk clerk, DossierReadiness readiness, DossierNotices notices)
{
    /// <param name="CompleteOn">Since when: the clock owed to the applicant runs from there; today when left out.</param>
    /// <param name="Words">For the history.</param>
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input(DateOnly? CompleteOn = null, [property: StringLength(Entry.LongestReference)] string? Words = null, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/readiness", Post).WithSummary("Say that a dossier is complete for the committee").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.not-ready</c> with what is missing, <c>application.not-in-appraisal</c>, <c>application.ready-in-the-future</c>, <c>application.ready-before-received</c>, <c>application.already-decided</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        var missing = await readiness.Missing(application, ct);
        application.CallReady(input.CompleteOn ?? clerk.Today, [.. missing.Select(x => x.Name)], clerk.Entry, Blank.ToNull(input.Words));
        await notices.Wait(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, CallReady callReady, CancellationToken ct) =>
        await callReady.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
