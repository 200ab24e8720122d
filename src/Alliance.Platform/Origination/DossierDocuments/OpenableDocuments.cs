using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The one way to a document's file: by its dossier, and only while it may be opened.</summary>
internal static class OpenableDocuments
{
    /// <returns>Null when this dossier has no such document, or it was taken back: for everybody it isn't there.</returns>
    /// <exception cref="RefusedException"><c>document.being-checked</c>, <c>document.infected</c>, <c>document.lacks-file</c>.</exception>
    /// <param name="tracked">Whether something is about to be saved that rests on it.</param>
    public static async Task<DossierDocument?> FindOpenable(this PlatformDb db, Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct, bool tracked = false)
    {
        var document = await db.Set<DossierDocument>().AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).SingleOrDefaultAsync(x => x.Id == id && x.ApplicationId == application && !x.IsWithdrawn, ct);
        return document switch
        {
            null or { CanBeOpened: true } => document,
            { Check: DocumentCheck.Waiting, LacksFile: false } => throw BeingChecked(),
            { Check: DocumentCheck.Infected } => throw Infected(),
            _ => throw LacksFile(),
        };
    }

    public static async Task<byte[]> Contents(this FileStore store, DossierDocument document, CancellationToken ct) =>
        await store.Read(document.FileId!.Value, ct) ?? throw LacksFile();

    public static RefusedException BeingChecked() => new("document.being-checked", "The document is being checked for viruses: it can't be opened yet.");

    public static RefusedException Infected() => new("document.infected", "The virus scanner found something in the file.");

    public static RefusedException LacksFile() => new("document.lacks-file", "The file of this document is not in the store.");
}
