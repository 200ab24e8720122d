using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>The clock owed to the applicant of each dossier, from its history and its corrections. Asks for no permission: that is the use case's.</summary>
public sealed class DossierClocks(PlatformDb db, TenantContext tenant, IBusinessDate business)
{
    /// <returns>As it stands today, or stood on the day of the first decision that stood; null while the dossier isn't complete, and once it was withdrawn.</returns>
    public async Task<ApplicantClock?> Of(LoanApplication application, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (application.CompleteOn is null || application.Status is ApplicationStatus.Withdrawn) return null;
        return Clock(application, await db.Set<Correction>().AsNoTracking().Where(x => x.ApplicationId == application.Id).ToListAsync(ct));
    }

    /// <summary>Those that wait for a decision longer than they are owed.</summary>
    public async Task<IReadOnlyList<(LoanApplication Application, ApplicantClock Clock)>> Overdue(CancellationToken ct) => [.. (await Running(db.Applications, ct)).Where(x => x.Clock.IsOverdue)];

    /// <summary>Those of some dossiers that are complete and undecided.</summary>
    public Task<IReadOnlyList<(LoanApplication Application, ApplicantClock Clock)>> Among(IReadOnlyCollection<Id<LoanApplication>> ids, CancellationToken ct) =>
        Running(db.Applications.Where(x => ids.Contains(x.Id)), ct);

    private async Task<IReadOnlyList<(LoanApplication Application, ApplicantClock Clock)>> Running(IQueryable<LoanApplication> dossiers, CancellationToken ct)
    {
        var complete = await dossiers.AsNoTracking()
            .Where(x => LoanApplication.Undecided.Contains(x.Status) && x.Events.Any(y => y.Kind == ApplicationEventKind.CalledReady))
            .OrderBy(x => x.Number).ToListAsync(ct);
        if (complete.Count == 0) return [];
        var ids = complete.ConvertAll(x => x.Id);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(x => ids.Contains(x.ApplicationId)).ToListAsync(ct)).ToLookup(x => x.ApplicationId);
        return
        [
            .. from application in complete
               where application.CompleteOn is not null
               select (application, Clock(application, corrections[application.Id])),
        ];
    }

    private ApplicantClock Clock(LoanApplication application, IEnumerable<Correction> corrections) =>
        ApplicantClock.Of(application.CompleteOn!.Value, corrections.SelectMany(Stops), AppraisalSettings.Of(tenant.Organisation), application.FirstDecidedOn ?? business.Today);

    /// <summary>From each day on which it was asked to the day of the answer, or of its withdrawal.</summary>
    internal static IEnumerable<ClockStop> Stops(Correction correction)
    {
        DateOnly? since = null;
        foreach (var step in correction.Steps.OrderBy(x => x.Sequence))
        {
            if (step.Kind is CorrectionStepKind.Asked or CorrectionStepKind.AskedAgain)
            {
                since = step.On;
            }
            else if (since is { } from)
            {
                yield return new(from, step.On, step.Kind is not CorrectionStepKind.Withdrawn);
                since = null;
            }
        }

        if (since is { } still) yield return new(still, null);
    }
}
