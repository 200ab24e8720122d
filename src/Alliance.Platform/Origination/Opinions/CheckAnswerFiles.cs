using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Scanning;
using Alliance.Tenancy.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Asks the virus scanner about files of outsiders that came while it was away, until it has answered, as <see cref="CheckDocuments"/> does. Of an infected one the file is removed.</summary>
public sealed class CheckAnswerFiles(PlatformDb db, FileStore store, StoredFileCheck check) : IOrganisationJob
{
    private const int AtOnce = 100;

    private IQueryable<OutsideOpinion> Waiting => db.Set<OutsideOpinion>().Where(x => x.Files.Any(y => y.Check == DocumentCheck.Waiting && !y.LacksFile));

    public Task<bool> IsDue(CancellationToken ct) => Waiting.AnyAsync(ct);

    /// <returns>Whether there may be more: not while the scanner is away.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        foreach (var opinion in await Waiting.OrderBy(x => x.Deadline).Take(AtOnce).ToListAsync(ct))
            foreach (var file in opinion.Files.Where(x => x.Check is DocumentCheck.Waiting && !x.LacksFile))
                if (await Look(file, ct) is { } isSettled) return isSettled;

        return false;
    }

    /// <returns>True when it is settled, false while the scanner is away; null when nothing can be said of this one, and the next is looked at.</returns>
    private async Task<bool?> Look(AnswerFile file, CancellationToken ct)
    {
        Guid? removed = null;
        switch (await check.Look(file.FileId!.Value, ct))
        {
            case StoredFinding.Unscanned:
                file.FindClean(DocumentCheck.None);
                break;
            case StoredFinding.Clean:
                file.FindClean(DocumentCheck.Clean);
                break;
            case StoredFinding.Missing:
                file.NoteFile(isThere: false);
                break;
            case StoredFinding.Infected:
                removed = file.FindInfected();
                break;
            case StoredFinding.Unable:
                return null;
            default:
                return false;
        }

        await db.SaveChangesAsync(ct);
        if (removed is { } gone) await store.Delete(gone, ct); // the row first: what is left without one is swept away
        return true;
    }
}
