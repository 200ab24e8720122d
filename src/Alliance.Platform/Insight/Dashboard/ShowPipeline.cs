using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>The way from dossier to loan, counted from the beginning.</summary>
public sealed class ShowPipeline(PlatformDb db, ICurrentUser user)
{
    /// <param name="Received">All dossiers; the next five are part of it.</param>
    /// <param name="Appraised">Ever: somebody has worked on it.</param>
    /// <param name="Presented">Ever: a committee had it before it.</param>
    /// <param name="Approved">Ever: an approval that has lapsed was one.</param>
    /// <param name="MeanDaysToDecision">From receipt to decision; null while nothing is decided.</param>
    public sealed record Pipeline(int Received, int Waiting, int Appraised, int Presented, int Approved, int PaidOut, int Refused, int Withdrawn, double? MeanDaysToDecision);

    public async Task<Pipeline> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var counts = await db.Applications.GroupBy(x => x.Status).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var paidOut = await db.Loans.CountAsync(x => x.Summary.FirstDisbursedOn != null, ct);
        var decided = await db.Applications.AsNoTracking().Where(x => x.Decision != null).Select(x => new { x.ReceivedOn, x.Decision!.On }).ToListAsync(ct);
        int Count(params ApplicationStatus[] of) => of.Sum(x => counts.GetValueOrDefault(x));
        return new(
            counts.Values.Sum(),
            Count([.. LoanApplication.Undecided]),
            await db.Applications.CountAsync(x => x.Decision != null || x.Events.Any(y => y.Kind == ApplicationEventKind.TakenUp || y.Kind == ApplicationEventKind.Adjourned), ct),
            await db.Applications.CountAsync(x => x.Decision != null || x.Events.Any(y => y.Kind == ApplicationEventKind.PutOnAgenda || y.Kind == ApplicationEventKind.Adjourned), ct),
            Count(ApplicationStatus.Approved, ApplicationStatus.ApprovedWithConditions, ApplicationStatus.Lapsed),
            paidOut,
            Count(ApplicationStatus.Refused),
            Count(ApplicationStatus.Withdrawn),
            decided.Count == 0 ? null : decided.Average(x => x.On.DayNumber - x.ReceivedOn.DayNumber));
    }
}
