using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Who hears of corrections: the officer in charge of what is asked, who asked of the answer.</summary>
public sealed class CorrectionNotices(PlatformDb db, RaiseNotice raise)
{
    public static NoticeKind Asked { get; } = new("correction-asked", typeof(CorrectionsText), Permissions.RegisterApplications);

    public static NoticeKind Answered { get; } = new("correction-answered", typeof(CorrectionsText), Permissions.RegisterApplications);

    /// <summary>The dossier was decided or withdrawn, or that was taken back.</summary>
    internal async Task FollowDossier(LoanApplication application, CancellationToken ct)
    {
        foreach (var open in await db.Set<Correction>().AsNoTracking().Where(x => x.ApplicationId == application.Id && (x.State == CorrectionState.WithApplicant || x.State == CorrectionState.Answered)).OrderBy(x => x.Number).ToListAsync(ct))
            await Follow(application, open, ct);
    }

    /// <summary>What was told of how it stood before is of no use any more.</summary>
    internal async Task Follow(LoanApplication application, Correction correction, CancellationToken ct)
    {
        await raise.Settle(Asked, $"{correction.Id}", ct);
        await raise.Settle(Answered, $"{correction.Id}", ct);
        if (!correction.IsOpen || !application.IsUndecided) return;

        var fact = new NoticeFact($"{correction.Id}", $"/applications/{application.Id}#corrections")
        {
            Time = DossierNotices.Again(application.Events.Count(x => x.Kind is ApplicationEventKind.DecisionUndone), correction.Steps.Count),
            Details = [application.Number, correction.Number],
            About = await db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct),
        };
        if (correction.State is CorrectionState.WithApplicant) await raise.Handle(Asked, fact with { InCharge = application.Officer.AccountId }, ct);
        else await raise.Handle(Answered, fact with { InCharge = correction.AskedBy ?? application.Officer.AccountId }, ct);
    }
}
