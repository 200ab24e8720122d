using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs.Daily;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Once a day: outsiders whose deadline is near are written to once, and who asked is told of deadlines that have passed without an answer.</summary>
internal sealed class FollowOpinions(PlatformDb db, TenantContext tenant, Clerk clerk, OpinionLetters letters, OpinionNotices notices) : IDailyWork
{
    /// <summary>Days after the deadline, should no day's work have been done meanwhile.</summary>
    private const int Told = 30;

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        var (entry, ahead) = (clerk.Entry, OpinionSettings.Of(tenant.Organisation).ReminderDays);
        var (first, last) = (days.Today.AddDays(-Told), days.Today.AddDays(ahead));
        var near = await db.Set<OutsideOpinion>().Where(x => x.State == OpinionState.Asked && x.Deadline >= first && x.Deadline <= last)
            .Join(db.Applications.Where(x => LoanApplication.Undecided.Contains(x.Status)), x => x.ApplicationId, x => x.Id, (opinion, application) => new { opinion, application }).ToListAsync(ct);
        foreach (var (opinion, application) in near.Select(x => (x.opinion, x.application)))
            if (opinion.Deadline < days.Today) await notices.Miss(application, opinion, ct);
            else if (opinion.IsToBeForewarned(days.Today, ahead))
            {
                opinion.Forewarn(entry);
                letters.Remind(opinion);
            }

        return false;
    }
}
