using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Intake;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Documents as others get them: across each stand the platform, what it is for and the day. Made when it is asked for, so that no second copy has to be found and deleted.</summary>
public sealed class MarkedCopies(FileStore store, UploadTurns turns, CopyMarks marks, TenantContext tenant)
{
    /// <param name="document">One that may be opened.</param>
    /// <exception cref="RefusedException"><c>document.cannot-be-marked</c>, <c>document.lacks-file</c>, <c>file.damaged</c>.</exception>
    /// <exception cref="BusyException">Others of this platform are being made.</exception>
    internal async Task<byte[]> Of(DossierDocument document, string purpose, CancellationToken ct)
    {
        using var turn = await turns.Take(tenant.Organisation.Id, ct);
        var (content, mark) = (await store.Contents(document, ct), marks.For(purpose));
        var copy = document.Form.IsPicture() ? Picture.Copy(content, mark: mark) : MarkedPdf.Of(content, mark);
        return copy ?? throw new RefusedException("document.cannot-be-marked", "No mark can be laid over this file: it is protected, or has too many pages.");
    }
}
