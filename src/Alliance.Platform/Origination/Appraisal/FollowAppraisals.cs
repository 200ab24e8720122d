using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Appraisal;

/// <summary>Once a day: what stood on the agenda of a session that never met is ready again, and what waits longer than its applicant is owed is told to those who decide.</summary>
internal sealed class FollowAppraisals(PlatformDb db, Clerk clerk, AgendaSubjects agendas, DossierClocks clocks, DossierNotices notices) : IDailyWork
{
    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        var taken = await agendas.Taken(DossiersOnAgenda.Word, ct);
        foreach (var application in await db.Applications.Where(x => x.Status == ApplicationStatus.OnAgenda).OrderBy(x => x.Number).ToListAsync(ct))
            if (!taken.Contains(application.Id.Value)) application.LeaveAgenda(OffAgenda.NeverMet, clerk.Entry);

        // One whose clock is stopped was told of before, or is when it runs again.
        await notices.Exceed([.. (await clocks.Overdue(ct)).Where(x => x.Clock.DueOn is not null).Select(x => (x.Application, x.Clock.DueOn!.Value))], ct);
        return false;
    }
}
