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

/// <summary>A dossier was called ready by mistake: it is worked on again, and no clock runs.</summary>
public sealed class UndoReady(PlatformDb db, ICurrentUser user, Clerk clerk, DossierNotices notices)
{
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Entry.LongestReference, MinimumLength = 3)] string Why, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/{id}/readiness/undoing", Post).WithSummary("Take back that a dossier is complete").ProducesProblem(404).ProducesProblem(409);

    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>application.not-called-ready</c>, <c>text.missing</c>.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        application.UndoReady(clerk.Entry, input.Why);
        await notices.WaitNoMore(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Input input, UndoReady undoReady, CancellationToken ct) =>
        await undoReady.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
