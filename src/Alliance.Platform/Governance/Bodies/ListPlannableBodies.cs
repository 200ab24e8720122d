using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The bodies of which the user may plan a session: all of them for the director, else those whose secretary one is.</summary>
public sealed class ListPlannableBodies(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public sealed record Row(Id<Body> Id, string Name);

    /// <returns>By name; none for who may only read.</returns>
    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        if (!user.May(Permissions.AttendSessions))
        {
            user.Demand(Permissions.ReadSessions);
            return [];
        }

        var bodies = db.Set<Body>().AsNoTracking();
        if (!user.May(Permissions.RunSessions))
        {
            var (account, today) = (user.AccountId, clerk.Today);
            var mine = db.Set<BodyMember>()
                .Where(x => account != null && x.AccountId == account && x.Mandates.Any(y => y.Office == Office.Secretary && y.From <= today && (y.To == null || y.To >= today)))
                .Select(x => x.BodyId);
            bodies = bodies.Where(x => mine.Contains(x.Id));
        }

        return await bodies.OrderBy(x => x.Name).Select(x => new Row(x.Id, x.Name)).ToListAsync(ct);
    }
}
