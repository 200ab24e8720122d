using Alliance.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Which stored files are those of documents; and which documents lack theirs.</summary>
internal sealed class DocumentFiles(PlatformDb db) : IFileRows
{
    public async Task<IReadOnlyCollection<Guid>> Named(CancellationToken ct) =>
        await db.Set<DossierDocument>().Where(x => x.FileId != null).Select(x => x.FileId!.Value).ToListAsync(ct);

    public async Task NoteMissing(IReadOnlySet<Guid> missing, CancellationToken ct)
    {
        List<Guid> gone = [.. missing];
        foreach (var document in await db.Set<DossierDocument>().Where(x => x.FileId != null && (x.LacksFile || gone.Contains(x.FileId.Value))).ToListAsync(ct))
            document.NoteFile(isThere: !missing.Contains(document.FileId!.Value));
    }
}
