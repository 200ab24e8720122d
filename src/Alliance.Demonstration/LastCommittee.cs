using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Demonstration;

/// <summary>What the last committee said with more words than yes or no: one loan under conditions, one dossier adjourned. By the dossiers' days alone, so that nothing else of a history depends on it.</summary>
internal sealed class LastCommittee(List<PlannedDossier> planned, DateOnly today)
{
    /// <summary>Days from receipt within which a dossier has been taken up and isn't complete yet.</summary>
    private const int TakenUp = 4;

    private const int Complete = 10;

    /// <summary>Complete ones that are left for the session that is under way, before one of them is adjourned.</summary>
    private const int LeftToDecide = 4;

    private const int DaysToBringWhatIsMissing = 24;

    private readonly int _conditional = planned.Count(x => x.Fate is Fate.Granted) > 1 ? planned.FindLastIndex(x => x.Fate is Fate.Granted) : planned.FindLastIndex(x => x.Fate is Fate.PaidOut);
    private readonly int _adjourned = ToAdjourn(planned, today);

    /// <summary>The committee's yes: of one dossier under conditions, of which one is met on the day; all of them where the money has left since.</summary>
    /// <param name="number">Of the dossier in the history.</param>
    public void Approve(LoanApplication application, int number, int graceMonths)
    {
        var (dossier, on) = (planned[number], planned[number].EndedOn!.Value);
        var motion = new Motion(MotionKind.Approve) { Amount = dossier.Granted!.Value, Term = application.Request.Term, GraceMonths = graceMonths };
        application.Decide(number == _conditional ? motion with { Kind = MotionKind.ApproveWithConditions, Conditions = Conditions(dossier.Fate is Fate.PaidOut ? on : today) } : motion, on, Entered.On(on));
        if (number != _conditional) return;
        foreach (var met in dossier.Fate is Fate.PaidOut ? new[] { 1, 2, 3 } : [2]) application.MeetCondition(met, on, Entered.On(on), "Pièce vue par le chargé d’affaires");
    }

    /// <param name="number">Of the dossier in the history.</param>
    public void Adjourn(LoanApplication application, int number)
    {
        if (number != _adjourned) return;
        var on = today.AddDays(-1);
        application.Decide(
            new(MotionKind.Adjourn) { Until = today.AddDays(DaysToBringWhatIsMissing), Words = "Deux devis concurrents pour le matériel, et l’accord écrit du propriétaire du local." }, on, Entered.On(on));
    }

    private static MotionCondition[] Conditions(DateOnly from) =>
    [
        new("Le bail commercial est signé", "Contrat de bail légalisé", from.AddDays(30)),
        new("Le devis du matériel est mis à jour", "Devis de moins de trois mois", from.AddDays(21)),
        new("Une visite du local confirme l’installation", "Compte rendu de visite", from.AddDays(45), ConditionOwner.Platform),
    ];

    /// <summary>A complete one where enough are left; else one of several in appraisal that the committee has looked at before.</summary>
    private static int ToAdjourn(List<PlannedDossier> planned, DateOnly today)
    {
        bool IsComplete(PlannedDossier x) => x.Fate is Fate.Waiting && x.ReceivedOn < today.AddDays(-Complete);
        bool IsInAppraisal(PlannedDossier x) => x.Fate is Fate.Waiting && x.ReceivedOn >= today.AddDays(-Complete) && x.ReceivedOn <= today.AddDays(-TakenUp);

        return planned.Count(IsComplete) > LeftToDecide ? planned.FindLastIndex(IsComplete)
            : planned.Count(IsInAppraisal) > 1 ? planned.FindLastIndex(IsInAppraisal)
            : -1;
    }
}
