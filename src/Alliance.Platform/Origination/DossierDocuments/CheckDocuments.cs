using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Scanning;
using Alliance.Tenancy.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Asks the virus scanner about documents that came while it was away, until it has answered. Without a scanner nothing waits: what waited when it was taken out of the settings waits no more.</summary>
/// <remarks>Of an infected one the file is removed, and who works on the dossier is told.</remarks>
public sealed class CheckDocuments(PlatformDb db, FileStore store, StoredFileCheck check, RaiseNotice raise, IBusinessDate business, TimeProvider clock) : IOrganisationJob
{
    /// <summary>By whom, in a document's history.</summary>
    public const string By = "ClamAV";

    private const int AtOnce = 100;

    public static NoticeKind Infected { get; } = new("document-infected", typeof(DossierDocumentsText), Permissions.RegisterApplications);

    private IQueryable<DossierDocument> Waiting => db.Set<DossierDocument>().Where(x => x.Check == DocumentCheck.Waiting && !x.LacksFile);

    public Task<bool> IsDue(CancellationToken ct) => Waiting.AnyAsync(ct);

    /// <returns>Whether there may be more: not while the scanner is away.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        foreach (var id in await Waiting.OrderBy(x => x.Id).Select(x => x.Id).Take(AtOnce).ToListAsync(ct))
        {
            var document = await db.Set<DossierDocument>().SingleAsync(x => x.Id == id, ct);
            if (await Check(document, ct) is { } isSettled) return isSettled;
        }

        return false;
    }

    /// <returns>True when it is settled, false while the scanner is away; null when nothing can be said of this one, and the next is looked at.</returns>
    private async Task<bool?> Check(DossierDocument document, CancellationToken ct)
    {
        var entry = new Entry(business.Today, By, clock.GetUtcNow().UtcDateTime);
        switch (await check.Look(document.FileId!.Value, ct))
        {
            case StoredFinding.Unscanned:
                document.FindClean(DocumentCheck.None, entry);
                break;
            case StoredFinding.Clean:
                document.FindClean(DocumentCheck.Clean, entry);
                break;
            case StoredFinding.Missing:
                document.NoteFile(isThere: false);
                break;
            case StoredFinding.Infected:
                var file = document.FindInfected(entry);
                await Tell(document, ct);
                await db.SaveChangesAsync(ct);
                if (file is { } removed) await store.Delete(removed, ct); // the row first: what is left without one is swept away
                return true;
            case StoredFinding.Unable:
                return null;
            default:
                return false;
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task Tell(DossierDocument document, CancellationToken ct)
    {
        var dossier = await db.Applications.AsNoTracking().Where(x => x.Id == document.ApplicationId).Select(x => new { x.Number, x.Officer.AccountId }).SingleAsync(ct);
        await raise.Handle(
            Infected, new NoticeFact($"{document.Id}", $"/applications/{document.ApplicationId}#documents") { Details = [dossier.Number], About = document.Name, InCharge = dossier.AccountId }, ct);
    }
}
