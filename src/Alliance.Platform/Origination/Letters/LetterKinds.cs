using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Letters;

/// <summary>What a letter tells an applicant.</summary>
public enum LetterKind
{
    Approval,
    ApprovalWithConditions,
    Adjournment,
    Refusal,
}

/// <summary>How a letter reaches the applicant.</summary>
public enum LetterWay
{
    Mail,

    /// <summary>Handed over, or sent by post.</summary>
    Paper,
}

/// <summary>What can be done with a letter that was sent.</summary>
public enum SentLetterAct
{
    /// <summary>The same paper, after a mail that could not be sent.</summary>
    SendAgain,

    /// <summary>Another letter that begins with its words.</summary>
    WriteAgain,
}

/// <summary>What can be done with a draft.</summary>
public enum LetterAct
{
    Edit,
    ComposeAgain,
    SendByMail,
    HandOver,
    Discard,
}

/// <summary>Where the e-mail of a letter stands.</summary>
public enum LetterMailState
{
    Waiting,
    Sent,

    /// <summary>Given up after several tries.</summary>
    Failed,
}

internal static class LetterKinds
{
    /// <summary>That applicants are written to in.</summary>
    public static readonly string[] Languages = ["fr", "ar"];

    /// <summary>What is to be told of a dossier whose decision stands.</summary>
    public static LetterKind Of(LoanApplication application) => application switch
    {
        { AdjournedUntil: not null } => LetterKind.Adjournment,
        { Status: ApplicationStatus.Refused } => LetterKind.Refusal,
        { Conditions.Count: > 0 } => LetterKind.ApprovalWithConditions,
        _ => LetterKind.Approval,
    };
}
