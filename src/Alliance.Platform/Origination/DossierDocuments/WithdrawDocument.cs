using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Takes a document back that was added by mistake: from then on nobody reaches it, and it can be brought back. What a dossier was decided with stays.</summary>
/// <remarks>Follows in the same transaction, before the commit: a dossier that was ready with it is worked on again, and refused where it stands on an agenda (<see cref="KeepComplete"/>).</remarks>
public sealed class WithdrawDocument(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{document}/withdrawal", Post).WithSummary("Take a document back").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such document.</returns>
    /// <exception cref="RefusedException"><c>document.already-withdrawn</c>, <c>document.decided-on</c>, <c>application.stands-on-agenda</c>, <c>contract.scan-stays</c>.</exception>
    public async Task<DossierDocument?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Set<DossierDocument>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } document) return null;

        var dossier = await db.Applications.AsNoTracking().SingleAsync(x => x.Id == application, ct);
        var decidedAt = dossier.Decision is not null ? DossierChecklists.DecidedAt(dossier) : null;
        document.Withdraw(decidedAt, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return document;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<DossierDocument> document, WithdrawDocument withdraw, CancellationToken ct) =>
        await withdraw.Handle(id, document, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
