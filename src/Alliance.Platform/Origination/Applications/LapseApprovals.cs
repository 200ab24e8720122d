using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Once a day: what was granted on a condition that was not met by its deadline is granted no more (rule 17), and the officer in charge hears a week before.</summary>
internal sealed class LapseApprovals(PlatformDb db, Clerk clerk, ILendOnDecisions lending, DossierNotices notices) : IDailyWork
{
    /// <summary>Days before the deadline.</summary>
    public const int Warning = 7;

    private const int AtOnce = 20;

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var today = days.Today;
        var overdue = await db.Applications
            .Where(x => x.Status == ApplicationStatus.ApprovedWithConditions && x.Conditions.Any(y => y.MetOn == null && y.Deadline < today))
            .OrderBy(x => x.Number).Take(AtOnce).ToListAsync(ct);
        foreach (var application in overdue)
        {
            application.Lapse(clerk.Entry);
            await notices.Lapse(application, ct);
            await Release(application.Id, ct);
        }

        if (overdue.Count == AtOnce) return true;
        await ReleaseRest([.. overdue.Select(x => x.Id)], ct);
        await Warn(today, ct);
        return false;
    }

    /// <summary>A loan that has a mandate, say, goes once that is ended; until then it stands, and nothing is paid out on it.</summary>
    private async Task Release(Id<LoanApplication> application, CancellationToken ct)
    {
        try
        {
            await lending.Cancel(application, ct);
        }
        catch (RefusedException)
        {
            // Looked at again tomorrow.
        }
    }

    private async Task ReleaseRest(IReadOnlyCollection<Id<LoanApplication>> done, CancellationToken ct)
    {
        var lapsed = await db.Applications.Where(x => x.Status == ApplicationStatus.Lapsed && !done.Contains(x.Id)).Select(x => x.Id).ToListAsync(ct);
        if (lapsed.Count == 0) return;
        foreach (var left in (await lending.Find(lapsed, ct)).Keys.OrderBy(x => x.Value)) await Release(left, ct);
    }

    private async Task Warn(DateOnly today, CancellationToken ct)
    {
        var soon = today.AddDays(Warning);
        var nearing = await db.Applications.AsNoTracking()
            .Where(x => x.Status == ApplicationStatus.ApprovedWithConditions && x.Conditions.Any(y => y.MetOn == null && y.Deadline >= today && y.Deadline <= soon))
            .OrderBy(x => x.Number).ToListAsync(ct);
        await notices.Warn(nearing, x => x.MetOn is null && x.Deadline >= today && x.Deadline <= soon, ct);
    }
}
