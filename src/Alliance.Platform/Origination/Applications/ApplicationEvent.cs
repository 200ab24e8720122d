using System.Text.Json.Serialization;

namespace Alliance.Platform.Origination.Applications;

public enum ApplicationEventKind
{
    Received,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>The decision was taken back; the dossier waits again.</summary>
    DecisionUndone,

    /// <summary>A session looked at the decision again, and takes another one: what was decided stood until then.</summary>
    Reconsidered,

    /// <summary>Another officer is in charge from now on.</summary>
    HandedOver,

    /// <summary>What was written down wrongly was put right, before a decision.</summary>
    Corrected,

    /// <summary>Its person or enterprise was put right through another of their dossiers. Stands in each that shares them, also where it has been decided.</summary>
    CorrectedElsewhere,

    Adjourned,
    ConditionMet,

    /// <summary>A condition that was taken for met isn't.</summary>
    ConditionReopened,

    Lapsed,

    /// <summary>An officer began, or began again, to work on it.</summary>
    TakenUp,

    /// <summary>It is complete since that day.</summary>
    CalledReady,

    /// <summary>A committee decided on paper: whoever brought it there had begun to work on it.</summary>
    TakenUpOnPaper,

    /// <summary>A committee decided on paper: it was complete enough for them.</summary>
    CalledReadyOnPaper,

    /// <summary>It was called ready by mistake.</summary>
    ReadyUndone,

    /// <summary>It was ready, and something is to be put right.</summary>
    BackInAppraisal,

    PutOnAgenda,
    TakenOffAgenda,

    /// <summary>The session was called off.</summary>
    SessionCalledOff,

    /// <summary>The session closed without deciding it.</summary>
    LeftUndecided,

    /// <summary>The session never met.</summary>
    SessionMissed,

    CorrectionAsked,
    CorrectionAnswered,
    CorrectionAskedAgain,
    CorrectionAccepted,
    CorrectionWithdrawn,

    /// <summary>The officer says what they think of it.</summary>
    OpinionGiven,

    /// <summary>The borrower gave up what was granted.</summary>
    GivenUp,

    /// <summary>What came of the bank loan beside it.</summary>
    BankLoanObtained,

    /// <summary>That was recorded by mistake.</summary>
    BankLoanTakenBack,

    /// <summary>Two records of its person were merged: from now on theirs says what stands with it.</summary>
    PersonsMerged,

    /// <summary>Two records that had been merged were parted again.</summary>
    PersonsParted,

    /// <summary>The contract of its loan was signed on that day, and another one had been recorded.</summary>
    SigningDayCorrected,

    /// <summary>Of somebody outside: a bank, a chamber, an expert. Confidential ones stand in no history of a dossier.</summary>
    OutsideOpinionAsked,
    OutsideOpinionRenewed,
    OutsideOpinionAnswered,
    OutsideOpinionTakenBack,
    LetterMailed,
    LetterHandedOver,
}

/// <param name="On">The business day it happened.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Note">Words given with it.</param>
public sealed record ApplicationEvent(Guid Id, ApplicationEventKind Kind, DateOnly On, DateTime At, string By, string? Note)
{
    public const int LongestNote = 2_000;

    /// <summary>In order of entry to its dossier, from 1: what a history goes by. Several of one moment, and ids, have no order.</summary>
    public int Sequence { get; init; }

    /// <summary>The <see cref="Changes"/> as JSON; null where nothing was corrected.</summary>
    [JsonIgnore] public string? Corrected { get; init; }

    /// <summary>Of a correction: what stood in each field, and what stands there now.</summary>
    public IReadOnlyList<FieldChange> Changes => FieldChange.Read(Corrected);
}
