namespace Alliance.Platform.Origination.Opinions;

/// <summary>How an opinion stands that was asked of an outsider.</summary>
public enum OpinionState
{
    /// <summary>The outsider may answer.</summary>
    Asked,

    Answered,

    /// <summary>By who works on the dossier: the link opens nothing any more.</summary>
    TakenBack,

    /// <summary>Not answered by its deadline. Never stored: it follows from the day one looks.</summary>
    Expired,

    /// <summary>Not answered before the dossier was decided or withdrawn. Never stored: it follows from the dossier.</summary>
    Closed,
}

/// <summary>What can be done about an opinion that was asked.</summary>
public enum OpinionAct
{
    Remind,

    /// <summary>A later deadline, and a new link in place of the old one.</summary>
    Renew,

    TakeBack,
}

public enum OpinionStepKind
{
    Asked,
    Reminded,

    /// <summary>By the day's work, shortly before the deadline.</summary>
    Forewarned,

    Renewed,
    Answered,
    TakenBack,
}

/// <param name="On">The business day.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Words">Why; of taking back alone.</param>
public sealed record OpinionStep(Guid Id, OpinionStepKind Kind, DateOnly On, DateTime At, string By, string? Words)
{
    /// <summary>In order of entry to its opinion, from 1.</summary>
    public int Sequence { get; init; }
}
