using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Dashboard;

/// <summary>The way from dossier to loan, counted from the beginning.</summary>
public sealed class ShowPipeline(PlatformDb db, ICurrentUser user)
{
    public sealed record Pipeline
    {
        /// <summary>All dossiers; the others are part of it.</summary>
        public required int Received { get; init; }

        public required int Waiting { get; init; }

        /// <summary>Ever: somebody has worked on it.</summary>
        public required int Appraised { get; init; }

        /// <summary>Ever: a committee had it before it.</summary>
        public required int Presented { get; init; }

        /// <summary>Ever: an approval that has lapsed was one.</summary>
        public required int Approved { get; init; }

        public required int PaidOut { get; init; }
        public required int Refused { get; init; }
        public required int Withdrawn { get; init; }

        /// <summary>From receipt to decision; null while nothing is decided.</summary>
        public double? MeanDaysToDecision { get; init; }
    }

    public async Task<Pipeline> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var counts = await db.Applications.GroupBy(x => x.Status).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var paidOut = await db.Loans.CountAsync(x => x.Summary.FirstDisbursedOn != null, ct);
        var decided = await db.Applications.AsNoTracking().Where(x => x.Decision != null).Select(x => new { x.ReceivedOn, x.Decision!.On }).ToListAsync(ct);
        int Count(params ApplicationStatus[] of) => of.Sum(x => counts.GetValueOrDefault(x));
        return new()
        {
            Received = counts.Values.Sum(),
            Waiting = Count([.. LoanApplication.Undecided]),
            Appraised = await db.Applications.CountAsync(x => x.Decision != null || x.Events.Any(y => y.Kind == ApplicationEventKind.TakenUp || y.Kind == ApplicationEventKind.Adjourned), ct),
            Presented = await db.Applications.CountAsync(x => x.Decision != null || x.Events.Any(y => y.Kind == ApplicationEventKind.PutOnAgenda || y.Kind == ApplicationEventKind.Adjourned), ct),
            Approved = Count(ApplicationStatus.Approved, ApplicationStatus.ApprovedWithConditions, ApplicationStatus.Lapsed, ApplicationStatus.GivenUp),
            PaidOut = paidOut,
            Refused = Count(ApplicationStatus.Refused),
            Withdrawn = Count(ApplicationStatus.Withdrawn),
            MeanDaysToDecision = decided.Count == 0 ? null : decided.Average(x => x.On.DayNumber - x.ReceivedOn.DayNumber),
        };
    }
}
