using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Notes the platform's list of documents, where it is another than was noted last, whenever a dossier is received, decided or otherwise moved on: so each instant that matters to a dossier knows its list.</summary>
/// <remarks>Two that happen at once may note the same list twice; equal neighbours are one.</remarks>
internal sealed class NoteChecklist(TenantContext tenant) : IBeforeCommit<PlatformDb>
{
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        var happened = db.Added<ApplicationEvent>().Select(x => x.Entity.At).ToList();
        if (happened.Count == 0) return;

        var now = ChecklistSettings.Of(tenant.Organisation).Checklist;
        var last = await db.Set<ChecklistRevision>().AsNoTracking().OrderByDescending(x => x.NotedAt).FirstOrDefaultAsync(ct);
        if (last is not null && last.IsSame(now)) return;

        var at = happened.Min();
        db.Add(new ChecklistRevision(now, last is not null && at <= last.NotedAt ? last.NotedAt.AddTicks(1) : at));
    }
}
