using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Brings a document back that was taken back.</summary>
public sealed class RestoreDocument(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder documents) => documents.MapDelete("/{document}/withdrawal", Delete).WithSummary("Bring a document back").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such document.</returns>
    /// <exception cref="RefusedException"><c>document.not-withdrawn</c>.</exception>
    public async Task<DossierDocument?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Set<DossierDocument>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } document) return null;

        document.Restore(clerk.Entry);
        await db.SaveChangesAsync(ct);
        return document;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<LoanApplication> id, Id<DossierDocument> document, RestoreDocument restore, CancellationToken ct) =>
        await restore.Handle(id, document, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
