using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>What keeps a dossier's documents from being complete: asked before it can be called ready.</summary>
public sealed class ListMissingDocuments(PlatformDb db, DossierChecklists checklists, DossierAccess access)
{
    /// <param name="IsBeingChecked">It came, and waits for the virus scanner.</param>
    public sealed record Missing(ChecklistEntry Entry, bool IsBeingChecked);

    /// <returns>In the order of the list; empty when all that must be there is. Null when this platform has no such dossier.</returns>
    public async Task<IReadOnlyList<Missing>?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        return await Of(application, ct);
    }

    /// <summary>The same, for use cases that have asked who may.</summary>
    internal async Task<IReadOnlyList<Missing>> Of(LoanApplication application, CancellationToken ct)
    {
        var documents = await db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == application.Id).ToListAsync(ct);
        return
        [
            .. from entry in (await checklists.Of(application, ct)).Entries
               where !entry.Optional
               let state = Checklist.StateOf(entry, documents)
               where state is not ChecklistState.There
               select new Missing(entry, state is ChecklistState.BeingChecked),
        ];
    }
}
