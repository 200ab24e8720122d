using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>A copy to hand to others: across it stand the platform, what it is for and the day.</summary>
public sealed class CopyDocument(PlatformDb db, MarkedCopies copies, DossierAccess access)
{
    public const int LongestPurpose = 80;

    public static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{document}/copy", Get).WithSummary("Download a copy marked with the platform, the purpose and the day")
        .Produces(200, contentType: "application/octet-stream").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Its name, what it is and what it holds; null when this dossier has no such document, or it was taken back.</returns>
    /// <exception cref="RefusedException"><c>document.purpose-missing</c>, <c>document.cannot-be-marked</c>, <c>document.being-checked</c> …</exception>
    public async Task<(string Name, StoredForm Form, byte[] Content)?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, string? purpose, CancellationToken ct = default)
    {
        if (!await access.DemandReading(application, ct)) return null;
        if (Blank.ToNull(purpose) is not { Length: >= 3 and <= LongestPurpose } said) throw new RefusedException("document.purpose-missing", "Say what the copy is for.");
        if (await db.FindOpenable(application, id, ct) is not { } document) return null;

        return (document.Name, document.Form, await copies.Of(document, said, ct));
    }

    private static async Task<IResult> Get(
        Id<LoanApplication> id, Id<DossierDocument> document, [StringLength(LongestPurpose)] string? purpose, HttpContext context, CopyDocument copyDocument, CancellationToken ct) =>
        await copyDocument.Handle(id, document, purpose, ct) is var (name, form, content) ? DocumentAnswer.Attachment(context, content, form.MediaType(), name) : TypedResults.NotFound();
}
