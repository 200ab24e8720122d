using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>A document that was handed to an outsider, with a mark across it, as long as their link opens the question.</summary>
/// <remarks>Asks for no permission: the link is the key.</remarks>
public sealed class DownloadHandedDocument(PlatformDb db, TenantContext tenant, OpenedOpinion opened, MarkedCopies copies, VerificationLimits limits)
{
    /// <summary>Beside the page that names them.</summary>
    public static void MapPage(IEndpointRouteBuilder pages) => pages.MapGet("/opinion/documents/{document}", Get).WithMetadata(new AllowAnonymousAttribute()).ExcludeFromDescription();

    /// <summary>False when this address has asked too often.</summary>
    public bool Allows(IPAddress? from) => limits.Allow(tenant.Organisation, from);

    /// <returns>Its name, what it is and what it holds; null where the link opens nothing, or no such document, or it can't be opened (now).</returns>
    public async Task<(string Name, StoredForm Form, byte[] Content)?> Handle(string? code, Id<DossierDocument> id, CancellationToken ct = default)
    {
        if (await opened.Find(code, ct) is not { Opinion: { } opinion } || !opinion.Documents.Any(x => x.DocumentId == id)) return null;
        try
        {
            return await db.FindOpenable(opinion.ApplicationId, id, ct) is { } document
                ? (document.Name, document.Form, await copies.Of(document, HandedDocuments.PurposeFor(opinion.Of), ct))
                : null;
        }
        catch (RefusedException)
        {
            return null; // being checked, infected, lost: why is nothing that an outsider is told
        }
    }

    private static async Task<IResult> Get(Id<DossierDocument> document, [FromQuery(Name = LinkPurpose.Parameter)] string? code, HttpContext context, DownloadHandedDocument download, CancellationToken ct)
    {
        context.Response.Headers["Referrer-Policy"] = OpinionPage.Referrer;
        if (!download.Allows(context.Connection.RemoteIpAddress)) return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        return await download.Handle(code, document, ct) is var (name, form, content) ? DocumentAnswer.Attachment(context, content, form.MediaType(), name) : TypedResults.NotFound();
    }
}
