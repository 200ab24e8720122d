using Alliance.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Which stored files came with opinions of outsiders; and which of them are lacking.</summary>
internal sealed class OpinionFileRows(PlatformDb db) : IFileRows
{
    public async Task<IReadOnlyCollection<Guid>> Named(CancellationToken ct) =>
        await db.Set<OutsideOpinion>().SelectMany(x => x.Files).Where(x => x.FileId != null).Select(x => x.FileId!.Value).ToListAsync(ct);

    public async Task NoteMissing(IReadOnlySet<Guid> missing, CancellationToken ct)
    {
        List<Guid> gone = [.. missing];
        foreach (var opinion in await db.Set<OutsideOpinion>().Where(x => x.Files.Any(y => y.FileId != null && (y.LacksFile || gone.Contains(y.FileId.Value)))).ToListAsync(ct))
            foreach (var file in opinion.Files.Where(x => x.FileId is not null)) file.NoteFile(isThere: !missing.Contains(file.FileId!.Value));
    }
}
