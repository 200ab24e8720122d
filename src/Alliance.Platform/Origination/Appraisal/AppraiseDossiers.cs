using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>Tells the folder of dossiers what is missing and what is overdue.</summary>
internal sealed class AppraiseDossiers(DossierReadiness readiness, DossierClocks clocks, CorrectionNotices corrections) : IAppraiseDossiers
{
    public Task<string?> Lacking(LoanApplication application, CancellationToken ct) => readiness.Lacking(application, ct);

    public Task FollowCorrections(LoanApplication application, CancellationToken ct) => corrections.FollowDossier(application, ct);

    public async Task<IReadOnlyList<Id<LoanApplication>>> Overdue(CancellationToken ct) => [.. (await clocks.Overdue(ct)).Select(x => x.Application.Id)];

    public async Task<IReadOnlyDictionary<Id<LoanApplication>, OwedDays>> Owed(IReadOnlyCollection<Id<LoanApplication>> ids, CancellationToken ct) =>
        (await clocks.Among(ids, ct)).ToDictionary(x => x.Application.Id, x => new OwedDays(x.Clock.DueOn, x.Clock.IsOverdue));
}
