using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Which documents a dossier needs: while it is open, what the platform asks for today; once decided, what it asked for then.</summary>
public sealed class DossierChecklists(PlatformDb db, TenantContext tenant)
{
    /// <summary>What the platform asks open dossiers for.</summary>
    internal ImmutableArray<ChecklistEntry> Today => ChecklistSettings.Of(tenant.Organisation).Checklist;

    public async Task<Checklist> Of(LoanApplication application, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        return await Of(application, await db.Enterprises.AsNoTracking().Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Kind).SingleAsync(ct), ct);
    }

    /// <summary>The same for a kind of project that isn't stored yet.</summary>
    internal async Task<Checklist> Of(LoanApplication application, ProjectKind kind, CancellationToken ct)
    {
        var revisions = await db.Set<ChecklistRevision>().AsNoTracking().OrderBy(x => x.NotedAt).ToListAsync(ct);
        var today = Today;
        var atReception = At(revisions, application.Events.MinBy(x => x.Sequence)!.At) ?? today;
        var decidedAt = DecidedAt(application);
        return Checklist.Of(atReception, decidedAt is { } then ? At(revisions, then) ?? today : today, kind, isKept: decidedAt is not null);
    }

    /// <summary>When the decision or withdrawal that stands was entered; null while the dossier is open.</summary>
    internal static DateTime? DecidedAt(LoanApplication application) => application.IsUndecided
        ? null
        : application.Events.Where(x => x.Kind is ApplicationEventKind.Approved or ApplicationEventKind.Refused or ApplicationEventKind.Withdrawn).MaxBy(x => x.Sequence)?.At;

    /// <summary>What happened before any list was noted went by the first one that was.</summary>
    private static ImmutableArray<ChecklistEntry>? At(List<ChecklistRevision> revisions, DateTime instant) =>
        (revisions.FindLast(x => x.NotedAt <= instant) ?? revisions.FirstOrDefault())?.Entries;
}
