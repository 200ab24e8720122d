namespace Alliance.Platform.Origination.Applications;

/// <summary>What can be done with a dossier.</summary>
public enum ApplicationAct
{
    /// <summary>Begin to work on it, or begin again after an adjournment.</summary>
    TakeUp,

    /// <summary>Say that it is complete for the committee.</summary>
    CallReady,

    /// <summary>Take that back: it was said by mistake.</summary>
    UndoReady,

    /// <summary>Say what one thinks of it, for the committee.</summary>
    GiveOpinion,

    /// <summary>Ask for something that is wrong, missing or outdated.</summary>
    AskCorrection,

    /// <summary>Ask somebody outside what they think of it.</summary>
    AskOutsideOpinion,

    /// <summary>Record the committee's yes or no.</summary>
    Decide,

    /// <summary>Put right what was written down wrongly.</summary>
    Correct,

    /// <summary>Record that the entrepreneur gives up.</summary>
    Withdraw,

    /// <summary>Take the decision or the withdrawal back.</summary>
    UndoDecision,

    /// <summary>Record that the borrower gives up what was granted.</summary>
    GiveUp,

    /// <summary>Record that conditions of an approval are met, or aren't.</summary>
    FollowConditions,

    /// <summary>Say what came of the bank loan.</summary>
    RecordBankLoan,

    /// <summary>Put another officer in charge.</summary>
    HandOver,

    /// <summary>Tell the applicant by letter what was decided.</summary>
    WriteLetter,
}

internal static class ApplicationActs
{
    /// <summary>Needed to do it; the use case demands the same.</summary>
    public static string Permission(this ApplicationAct act) => act switch
    {
        ApplicationAct.Decide or ApplicationAct.UndoDecision or ApplicationAct.GiveUp => Permissions.DecideApplications,
        ApplicationAct.TakeUp or ApplicationAct.CallReady or ApplicationAct.UndoReady or ApplicationAct.GiveOpinion or ApplicationAct.AskCorrection or ApplicationAct.AskOutsideOpinion => Permissions.RegisterApplications,
        ApplicationAct.Withdraw or ApplicationAct.HandOver or ApplicationAct.Correct or ApplicationAct.FollowConditions or ApplicationAct.RecordBankLoan or ApplicationAct.WriteLetter => Permissions.RegisterApplications,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
