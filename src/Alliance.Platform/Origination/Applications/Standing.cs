using System.Linq.Expressions;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A dossier and since when it stands in its state: the day of the event that led there last. A state that was left by mistake was never left, so what takes a mistake back leads nowhere: what was called ready by mistake has been in appraisal since it was taken up.</summary>
/// <remarks>Computed from the history within the query, so that lists can be ordered by it without a column that would have to follow each event.</remarks>
internal sealed class Standing
{
    public required LoanApplication Application { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>What was adjourned, or stood on an agenda, and was decided or withdrawn by mistake afterwards counts from there.</summary>
    public static Expression<Func<LoanApplication, Standing>> Of { get; } = x => new Standing
    {
        Application = x,
        Since = x.Status == ApplicationStatus.Received ? x.ReceivedOn : x.Events
            .Where(y =>
                (x.Status == ApplicationStatus.InAppraisal && (y.Kind == ApplicationEventKind.TakenUp || y.Kind == ApplicationEventKind.BackInAppraisal || y.Kind == ApplicationEventKind.Adjourned))
                || (x.Status == ApplicationStatus.Ready && (y.Kind == ApplicationEventKind.CalledReady || y.Kind == ApplicationEventKind.PutOnAgenda || y.Kind == ApplicationEventKind.TakenOffAgenda
                    || y.Kind == ApplicationEventKind.SessionCalledOff || y.Kind == ApplicationEventKind.LeftUndecided || y.Kind == ApplicationEventKind.SessionMissed))
                || (x.Status == ApplicationStatus.OnAgenda && y.Kind == ApplicationEventKind.PutOnAgenda)
                || (x.Status == ApplicationStatus.Adjourned && y.Kind == ApplicationEventKind.Adjourned)
                || (x.Status == ApplicationStatus.Approved && (y.Kind == ApplicationEventKind.Approved || y.Kind == ApplicationEventKind.ConditionMet))
                || (x.Status == ApplicationStatus.ApprovedWithConditions && (y.Kind == ApplicationEventKind.Approved || y.Kind == ApplicationEventKind.ConditionReopened))
                || (x.Status == ApplicationStatus.Refused && y.Kind == ApplicationEventKind.Refused)
                || (x.Status == ApplicationStatus.Withdrawn && y.Kind == ApplicationEventKind.Withdrawn)
                || (x.Status == ApplicationStatus.Lapsed && y.Kind == ApplicationEventKind.Lapsed)
                || (x.Status == ApplicationStatus.GivenUp && y.Kind == ApplicationEventKind.GivenUp))
            .OrderByDescending(y => y.Sequence).Select(y => (DateOnly?)y.On).FirstOrDefault() ?? x.ReceivedOn,
    };

    /// <summary>On a business date; none before it has begun.</summary>
    public static int Days(DateOnly since, DateOnly today) => Math.Max(0, today.DayNumber - since.DayNumber);
}
