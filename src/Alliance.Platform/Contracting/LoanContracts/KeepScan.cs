using Alliance.Kernel;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>The scan that a contract was signed with stays among the documents of its dossier, by whatever door somebody takes it back.</summary>
internal sealed class KeepScan : IBeforeCommit<PlatformDb>
{
    /// <exception cref="RefusedException"><c>contract.scan-stays</c>.</exception>
    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var withdrawn = db.Touched<DossierDocument>().Select(x => x.Entity).Where(x => x.IsWithdrawn).Select(x => (Id<DossierDocument>?)x.Id).ToList();
        if (withdrawn.Count > 0 && await db.Set<ContractSigning>().AnyAsync(x => withdrawn.Contains(x.DocumentId), ct))
            throw new RefusedException("contract.scan-stays", "A contract was signed with this document: it stays.");
    }
}
