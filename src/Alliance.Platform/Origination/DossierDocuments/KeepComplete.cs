using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>A dossier that was called ready rests on its documents: where one is taken back or tied elsewhere, or the project becomes one of another kind, and something of its list is there no more, it is worked on again. On an agenda that is refused: its members read it as it stands.</summary>
internal sealed class KeepComplete(DossierChecklists checklists, DossierNotices notices, Clerk clerk) : IBeforeCommit<PlatformDb>
{
    private static readonly ApplicationStatus[] Concerned = [ApplicationStatus.InAppraisal, ApplicationStatus.Ready, ApplicationStatus.OnAgenda];

    /// <exception cref="RefusedException"><c>application.stands-on-agenda</c>.</exception>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var changed = db.Touched<DossierDocument>().Where(x => x.State is EntityState.Modified && Before(x) is { } was && (was != x.Entity.Listed || x.Entity.IsWithdrawn)).Select(x => x.Entity.ApplicationId).ToHashSet();
        var others = db.Touched<Enterprise>().Where(x => x.State is EntityState.Modified && KindBefore(x.Entity, db) != x.Entity.Profile.Kind).Select(x => x.Entity.Id).ToHashSet();
        if (changed.Count + others.Count == 0) return;

        foreach (var application in await db.Applications.Where(x => Concerned.Contains(x.Status) && (changed.Contains(x.Id) || others.Contains(x.EnterpriseId))).OrderBy(x => x.Number).ToListAsync(ct))
        {
            if (await Lost(db, application, ct) is not { Count: > 0 } lost) continue;
            var wasReady = application.Status is ApplicationStatus.Ready;
            db.Revise(application); // of calling it ready and taking away what that rests on at the same moment, one loses
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            application.BecomeIncomplete(string.Join(", ", lost.Select(x => x.NameIn(language))), clerk.Entry);
            if (wasReady) await notices.WaitNoMore(application, ct);
        }
    }

    /// <summary>Documents that are asked for and not there, and that were there, or not asked for, before: what was missing already changes nothing.</summary>
    private async Task<List<ChecklistEntry>> Lost(PlatformDb db, LoanApplication application, CancellationToken ct)
    {
        var documents = await db.Set<DossierDocument>().Where(x => x.ApplicationId == application.Id).ToListAsync(ct); // tracked ones as they are about to be stored
        var enterprise = await db.Enterprises.SingleAsync(x => x.Id == application.EnterpriseId, ct);
        var before = await checklists.Of(application, KindBefore(enterprise, db), ct);
        bool WasThere(ChecklistEntry entry) => documents.Exists(x => Before(db.Entry(x)) == entry.Code && (x.CanBeOpened || x.IsWithdrawn));
        return
        [
            .. (await checklists.Of(application, enterprise.Profile.Kind, ct)).Entries
                .Where(x => !x.Optional && Checklist.StateOf(x, documents) is not ChecklistState.There && (before.Find(x.Code) is null || WasThere(x))),
        ];
    }

    /// <summary>What it was shown as before this change; null of another document, and of one that was taken back.</summary>
    private static string? Before(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<DossierDocument> document) =>
        document.Property(x => x.IsWithdrawn).OriginalValue ? null : document.Property(x => x.Listed).OriginalValue;

    private static ProjectKind KindBefore(Enterprise enterprise, PlatformDb db) => db.Entry(enterprise).ComplexProperty(x => x.Profile).Property(x => x.Kind).OriginalValue;
}
