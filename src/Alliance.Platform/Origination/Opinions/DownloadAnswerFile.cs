using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>A file that an outsider sent with an answer: a PDF as it is, a picture as an upright copy that tells nothing but what is seen.</summary>
public sealed class DownloadAnswerFile(FileStore store, PictureTurns turns, TenantContext tenant, DossierAccess access, OpinionDesk desk)
{
    public static void Map(IEndpointRouteBuilder opinions) => opinions.MapGet("/{opinion}/files/{file:guid}", Get).WithSummary("Download a file that came with an outsider's opinion")
        .Produces(200, contentType: "application/octet-stream").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Its name, what it is and what it holds; null when there is no such file, or none that the user may see.</returns>
    /// <exception cref="RefusedException"><c>document.being-checked</c>, <c>document.infected</c>, <c>document.lacks-file</c>, <c>file.damaged</c>.</exception>
    public async Task<(string Name, StoredForm Form, byte[] Content)?> Handle(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Guid file, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if ((await desk.Readable(id).AsNoTracking().SingleOrDefaultAsync(x => x.Id == opinion, ct))?.Files.FirstOrDefault(x => x.Id == file) is not { } found) return null;
        if (!found.CanBeOpened)
        {
            throw found.Check switch
            {
                DocumentCheck.Waiting => OpenableDocuments.BeingChecked(),
                DocumentCheck.Infected => OpenableDocuments.Infected(),
                _ => OpenableDocuments.LacksFile(),
            };
        }

        using var turn = await turns.Take(tenant.Organisation.Id, ct);
        var content = await store.Read(found.FileId!.Value, ct) ?? throw OpenableDocuments.LacksFile();
        if (found.Form.IsPicture()) return (found.Name, found.Form, Picture.Copy(content) ?? throw IncomingFile.Broken());
        return (found.Name, found.Form, content);
    }

    private static async Task<IResult> Get(Id<LoanApplication> id, Id<OutsideOpinion> opinion, Guid file, HttpContext context, DownloadAnswerFile download, CancellationToken ct) =>
        await download.Handle(id, opinion, file, ct) is var (name, form, content) ? DocumentAnswer.Attachment(context, content, form.MediaType(), name) : TypedResults.NotFound();
}
