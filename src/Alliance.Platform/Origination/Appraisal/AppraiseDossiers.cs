using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>Tells the folder of dossiers what is missing and what is overdue.</summary>
internal sealed class AppraiseDossiers(DossierReadiness readiness, DossierClocks clocks) : IAppraiseDossiers
{
    public Task<string?> Lacking(LoanApplication application, CancellationToken ct) => readiness.Lacking(application, ct);

    public async Task<IReadOnlyList<Id<LoanApplication>>> Overdue(CancellationToken ct) => [.. (await clocks.Overdue(ct)).Select(x => x.Application.Id)];
}
