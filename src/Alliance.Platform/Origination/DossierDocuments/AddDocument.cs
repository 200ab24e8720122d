using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Intake;
using Alliance.Platform.Store.Scanning;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Takes a file into a dossier: found out by its bytes, scanned where there is a scanner, stored encrypted, and only then noted. What is refused leaves nothing behind.</summary>
/// <remarks>While the scanner is away the document waits, opened by nobody; <see cref="CheckDocuments"/> asks again.</remarks>
public sealed class AddDocument(
    PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, DossierChecklists checklists, FileStore store, Scanner scanner, UploadTurns turns, JobSignal<CheckDocuments> signal)
{
    /// <param name="FileName">As whoever sends it calls it.</param>
    /// <param name="Listed">Code of the document of the checklist that it is; null for another one.</param>
    /// <param name="OrThere">Where the dossier has this very file already, that document is the answer; else it is refused.</param>
    public sealed record Upload(string? FileName, ReadOnlyMemory<byte> File, string? Listed, bool OrThere = false);

    /// <param name="IsBeingChecked">The scanner is away: it can't be opened yet.</param>
    public sealed record Added(Id<DossierDocument> Id, string Name, StoredForm Form, bool IsBeingChecked);

    /// <returns>Null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>document.not-listed</c>, <c>document.too-many</c>, <c>document.already-there</c>, <c>document.infected</c>, or what <see cref="IncomingFile.Of"/> refuses.</exception>
    /// <exception cref="BusyException">Others of this platform are being taken in, or the store doesn't answer.</exception>
    public async Task<Added?> Handle(Id<LoanApplication> id, Upload upload, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var listed = await Listed(application, upload.Listed, ct);
        IncomingFile incoming;
        using (await turns.Take(tenant.Organisation.Id, ct)) incoming = IncomingFile.Of(upload.File); // scanner and store are waited for without a turn
        var fingerprint = Convert.ToHexString(SHA256.HashData(incoming.Content.Span));
        if (await Same(id, fingerprint, ct) is { } same)
            return upload.OrThere ? same : throw new RefusedException("document.already-there", "This file is in the dossier already.", same.Name);
        var check = await Scan(incoming.Content, ct);

        var file = await store.Put(incoming.Content, ct); // before the row: see FileStore
        var received = new ReceivedFile(file, FileLabel.Of(upload.FileName, incoming.Form), incoming.Form, incoming.Content.Length, fingerprint);
        var document = new DossierDocument(id, received, listed, check, clerk.Entry);
        db.Add(document);
        var organisation = tenant.Organisation.Id;
        if (check is DocumentCheck.Waiting) db.OnceCommitted(() => signal.Raise(organisation));
        await db.SaveChangesAsync(ct);
        return new(document.Id, document.Name, document.Form, check is DocumentCheck.Waiting);
    }

    private async Task<ChecklistEntry?> Listed(LoanApplication application, string? code, CancellationToken ct) => Blank.ToNull(code) is not { } given
        ? null
        : (await checklists.Of(application, ct)).Find(given) ?? throw new RefusedException("document.not-listed", "The checklist of this dossier has no such document.");

    /// <returns>The document that is this very file; null when the dossier has none.</returns>
    private async Task<Added?> Same(Id<LoanApplication> id, string fingerprint, CancellationToken ct)
    {
        var others = await db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == id).Select(x => new { x.Id, x.Name, x.Form, x.Check, x.Fingerprint, x.IsWithdrawn, x.FileId, x.LacksFile }).ToListAsync(ct);
        if (others.Find(x => x.Fingerprint == fingerprint && !x.IsWithdrawn && x.FileId is not null && !x.LacksFile) is { } same) return new(same.Id, same.Name, same.Form, same.Check is DocumentCheck.Waiting);
        if (others.Count >= DossierDocument.MostOfDossier) throw new RefusedException("document.too-many", $"A dossier has at most {DossierDocument.MostOfDossier} documents.", DossierDocument.MostOfDossier);
        return null;
    }

    private async Task<DocumentCheck> Scan(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!scanner.IsConfigured) return DocumentCheck.None;
        return await scanner.Scan(content, ct) switch
        {
            ScanVerdict.Clean => DocumentCheck.Clean,
            ScanVerdict.Infected => throw OpenableDocuments.Infected(),
            _ => DocumentCheck.Waiting,
        };
    }
}
