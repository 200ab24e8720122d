using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Visits;

/// <summary>Where the user goes next, and which visits of theirs nobody has written down yet.</summary>
public sealed class ListMyVisits(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <summary>Days from today.</summary>
    public const int Ahead = 7;

    /// <summary>More than anybody makes in a week.</summary>
    private const int Most = 50;

    /// <param name="Dossier">Its key and its number.</param>
    public sealed record Row(Id<Visit> Id, DateOnly On, TimeOnly At, string Place, Id<LoanApplication> Dossier, string Number, string Enterprise);

    /// <returns>Those whose day has passed first; nothing for a program.</returns>
    public async Task<IReadOnlyList<Row>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        var (me, last) = (user.AccountId, business.Today.AddDays(Ahead));
        return await (
            from visit in db.Set<Visit>().AsNoTracking()
            join dossier in db.Applications on visit.ApplicationId equals dossier.Id
            join enterprise in db.Enterprises on dossier.EnterpriseId equals enterprise.Id
            where visit.GoesId == me && visit.State == VisitState.Planned && visit.On <= last
            orderby visit.On, visit.At, dossier.Number
            select new Row(visit.Id, visit.On, visit.At, visit.Place, dossier.Id, dossier.Number, enterprise.Profile.Name)).Take(Most).ToListAsync(ct);
    }
}
