using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>A picture as pages show it: an upright copy of its pixels, no larger than a screen. Of an identity paper, who doesn't work on dossiers sees a marked one.</summary>
public sealed class ShowPicture(PlatformDb db, ICurrentUser user, FileStore store, PictureTurns turns, CopyMarks marks, TenantContext tenant, DossierAccess access)
{
    private const int Screen = 1_800;
    private const int Thumb = 240;

    public static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{document}/picture", Get).WithSummary("Show a picture among the documents, upright, as JPEG")
        .Produces(200, contentType: "image/jpeg").ProducesProblem(404).ProducesProblem(409);

    /// <param name="small">As beside its name in a list.</param>
    /// <returns>A JPEG; null when this dossier has no such picture, or it was taken back.</returns>
    public async Task<byte[]?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, bool small, CancellationToken ct = default)
    {
        if (!await access.DemandReading(application, ct)) return null;
        if (await db.FindOpenable(application, id, ct) is not { } document || !document.Form.IsPicture()) return null;

        var mark = document.IsIdentity && !user.May(Permissions.RegisterApplications) ? marks.ForLooking() : null;
        using var turn = await turns.Take(tenant.Organisation.Id, ct);
        return Picture.Copy(await store.Contents(document, ct), small ? Thumb : Screen, mark) ?? throw IncomingFile.Broken();
    }

    private static async Task<IResult> Get(Id<LoanApplication> id, Id<DossierDocument> document, bool? small, HttpContext context, ShowPicture showPicture, CancellationToken ct) =>
        await showPicture.Handle(id, document, small ?? false, ct) is { } picture ? DocumentAnswer.Shown(context, picture) : TypedResults.NotFound();
}
