using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Says which document of the checklist a file is, or that it is another one.</summary>
/// <inheritdoc cref="WithdrawDocument" path="/remarks"/>
public sealed class TieDocument(PlatformDb db, ICurrentUser user, Clerk clerk, DossierChecklists checklists)
{
    /// <param name="Listed">Its code; null for another document.</param>
    public sealed record Input([property: StringLength(ChecklistEntry.LongestCode)] string? Listed);

    public static void Map(IEndpointRouteBuilder documents) => documents.MapPut("/{document}/listed", Put).WithSummary("Say which document of the checklist a file is").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such document.</returns>
    /// <exception cref="RefusedException"><c>document.not-listed</c>, <c>document.already-withdrawn</c>, <c>application.stands-on-agenda</c>.</exception>
    public async Task<DossierDocument?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Set<DossierDocument>().SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application, ct) is not { } document) return null;

        var dossier = await db.Applications.AsNoTracking().SingleAsync(x => x.Id == application, ct);
        document.Tie(
            input.Listed is { } code ? (await checklists.Of(dossier, ct)).Find(code) ?? throw new RefusedException("document.not-listed", "The checklist of this dossier has no such document.") : null,
            clerk.Entry);
        await db.SaveChangesAsync(ct);
        return document;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<LoanApplication> id, Id<DossierDocument> document, Input input, TieDocument tie, CancellationToken ct) =>
        await tie.Handle(id, document, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
