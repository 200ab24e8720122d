namespace Alliance.Platform.Origination.Applications;

/// <summary>Since when a dossier stands in its state: the day of the event that led there last. A state that was left by mistake was never left, so what takes a mistake back leads nowhere: what was called ready by mistake has been in appraisal since it was taken up.</summary>
internal static class Standing
{
    /// <summary>What leads into each state. What was adjourned, or stood on an agenda, and was decided or withdrawn by mistake afterwards counts from there.</summary>
    private static readonly Dictionary<ApplicationStatus, ApplicationEventKind[]> Leading = new()
    {
        [ApplicationStatus.Received] = [],
        [ApplicationStatus.InAppraisal] = [ApplicationEventKind.TakenUp, ApplicationEventKind.BackInAppraisal, ApplicationEventKind.Adjourned],
        [ApplicationStatus.Ready] =
        [
            ApplicationEventKind.CalledReady, ApplicationEventKind.PutOnAgenda, ApplicationEventKind.TakenOffAgenda,
            ApplicationEventKind.SessionCalledOff, ApplicationEventKind.LeftUndecided, ApplicationEventKind.SessionMissed,
        ],
        [ApplicationStatus.OnAgenda] = [ApplicationEventKind.PutOnAgenda],
        [ApplicationStatus.Adjourned] = [ApplicationEventKind.Adjourned],
        [ApplicationStatus.Approved] = [ApplicationEventKind.Approved, ApplicationEventKind.ConditionMet],
        [ApplicationStatus.ApprovedWithConditions] = [ApplicationEventKind.Approved, ApplicationEventKind.ConditionReopened],
        [ApplicationStatus.Refused] = [ApplicationEventKind.Refused],
        [ApplicationStatus.Withdrawn] = [ApplicationEventKind.Withdrawn],
        [ApplicationStatus.Lapsed] = [ApplicationEventKind.Lapsed],
        [ApplicationStatus.GivenUp] = [ApplicationEventKind.GivenUp],
    };

    /// <summary>Where nothing led there, since it was received.</summary>
    public static DateOnly Since(LoanApplication dossier) =>
        dossier.Events.Where(x => Leading[dossier.Status].Contains(x.Kind)).MaxBy(x => x.Sequence)?.On ?? dossier.ReceivedOn;

    /// <summary>On a business date; none before it has begun.</summary>
    public static int Days(DateOnly since, DateOnly today) => Math.Max(0, today.DayNumber - since.DayNumber);
}
