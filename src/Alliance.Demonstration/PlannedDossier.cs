using Alliance.Kernel;

namespace Alliance.Demonstration;

/// <summary>How a dossier ends.</summary>
internal enum Fate
{
    PaidOut,

    /// <summary>Granted by the last committee, not yet paid out.</summary>
    Granted,
    Refused,
    Withdrawn,

    /// <summary>Waits for a committee.</summary>
    Waiting,
}

/// <summary>The skeleton of a dossier: its days and sums, before anybody has a name.</summary>
/// <param name="EndedOn">Decided, or withdrawn.</param>
internal sealed record PlannedDossier(Fate Fate, DateOnly ReceivedOn, DateOnly? EndedOn, DateOnly? PaidOutOn)
{
    public bool IsGranted => Fate is Fate.PaidOut or Fate.Granted;

    /// <summary>Null unless granted.</summary>
    public Money? Granted { get; init; }

    public Money Requested { get; init; }

    public Money TotalInvestment { get; init; }
}
