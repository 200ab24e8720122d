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

/// <summary>A document to keep: a PDF as it is, a picture as an upright copy that tells nothing but what is seen. The file as it came, with all that a telephone wrote into it, is for who works on dossiers.</summary>
/// <remarks>An identity paper leaves with a mark (<see cref="CopyDocument"/>) unless it is opened by who works on dossiers.</remarks>
public sealed class DownloadDocument(PlatformDb db, ICurrentUser user, FileStore store, PictureTurns turns, TenantContext tenant, DossierAccess access)
{
    public sealed record Download(string Name, string MediaType, Stream Content, int Bytes);

    public static void Map(IEndpointRouteBuilder documents)
    {
        documents.MapGet("/{document}/file", Get).WithSummary("Download a document; a picture upright, without its metadata")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(404).ProducesProblem(409);
        documents.MapGet("/{document}/original", GetOriginal).WithSummary("Download a document as it came")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(404).ProducesProblem(409);
    }

    /// <returns>Null when this dossier has no such document, or it was taken back.</returns>
    /// <exception cref="RefusedException"><c>document.being-checked</c>, <c>document.identity</c>, <c>file.damaged</c> …</exception>
    public async Task<Download?> Handle(Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(application, ct)) return null;
        if (await db.FindOpenable(application, id, ct) is not { } document) return null;
        if (document.IsIdentity && !user.May(Permissions.RegisterApplications))
            throw new RefusedException("document.identity", "An identity paper is handed out with a mark: ask for a copy and say what for.");
        if (!document.Form.IsPicture()) return await AsItCame(document, ct);

        using var turn = await turns.Take(tenant.Organisation.Id, ct);
        var copy = Picture.Copy(await store.Contents(document, ct)) ?? throw IncomingFile.Broken();
        return new(document.Name, document.Form.MediaType(), new MemoryStream(copy, writable: false), copy.Length);
    }

    /// <summary>What was stored, byte by byte.</summary>
    /// <inheritdoc cref="Handle"/>
    public async Task<Download?> One(Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        return await db.FindOpenable(application, id, ct) is { } document ? await AsItCame(document, ct) : null;
    }

    private async Task<Download> AsItCame(DossierDocument document, CancellationToken ct) => new(
        document.Name, document.Form.MediaType(), await store.Open(document.FileId!.Value, ct) ?? throw OpenableDocuments.LacksFile(), document.Bytes);

    private static async Task<IResult> Get(Id<LoanApplication> id, Id<DossierDocument> document, HttpContext context, DownloadDocument download, CancellationToken ct) =>
        Answer(await download.Handle(id, document, ct), context);

    private static async Task<IResult> GetOriginal(Id<LoanApplication> id, Id<DossierDocument> document, HttpContext context, DownloadDocument download, CancellationToken ct) =>
        Answer(await download.One(id, document, ct), context);

    private static IResult Answer(Download? file, HttpContext context) =>
        file is null ? TypedResults.NotFound() : DocumentAnswer.Attachment(context, file.Content, file.MediaType, file.Name, file.Bytes);
}
