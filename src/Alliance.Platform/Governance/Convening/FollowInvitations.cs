using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Convening;

/// <summary>Once a day: members whose mandate has ended are taken off sessions to come, and the others are reminded of one that is near.</summary>
internal sealed class FollowInvitations(PlatformDb db, InviteMembers invite) : IDailyWork
{
    /// <summary>Days before the meeting.</summary>
    public const int Reminder = 3;

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var coming = await db.Set<Session>().Where(x => x.Phase == SessionPhase.Convened && x.MeetsOn >= days.Today).OrderBy(x => x.MeetsOn).ToListAsync(ct);
        foreach (var session in coming)
        {
            await invite.Uninvite(session, ct);
            if (session.MeetsOn.DayNumber - days.Today.DayNumber <= Reminder) await invite.Remind(session, ct);
        }

        return false;
    }
}
