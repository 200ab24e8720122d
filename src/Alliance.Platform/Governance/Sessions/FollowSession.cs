using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Whether something has been recorded in a session since: one number of one row, since every screen in the room asks twice a second.</summary>
public sealed class FollowSession(PlatformDb db, ICurrentUser user)
{
    /// <returns>Rises with everything that is recorded, a secret vote too; null when there is no such session, or none that the user may see.</returns>
    public async Task<long?> Handle(Id<Session> id, CancellationToken ct = default)
    {
        var sessions = db.Set<Session>().AsNoTracking().Where(x => x.Id == id);
        if (!user.May(Permissions.ReadSessions))
        {
            user.Demand(Permissions.AttendSessions);
            var account = user.AccountId;
            sessions = sessions.Where(x => db.Set<BodyMember>().Any(y => y.BodyId == x.BodyId && account != null && y.AccountId == account));
        }

        return await sessions.Select(x => (long?)x.Turn).SingleOrDefaultAsync(ct);
    }
}
