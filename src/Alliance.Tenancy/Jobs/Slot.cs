namespace Alliance.Tenancy.Jobs;

/// <summary>A job of an organisation, and where it stands in this process.</summary>
internal sealed class Slot(string organisationId, JobDeclaration job, TimeSpan lookEvery)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWhileBusy = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromMinutes(1);

    public string OrganisationId { get; } = organisationId;

    public JobDeclaration Job { get; } = job;

    public bool IsRunning { get; set; }

    /// <summary>In the line of those whose time has come.</summary>
    public bool IsInLine { get; set; }

    /// <summary>Somebody signalled while it ran: what it was told of may have been too late for this turn.</summary>
    public bool IsAskedAgain { get; set; }

    /// <summary>When it wants its next turn; null until somebody asks. Changed by <see cref="Timetable"/> alone, which sorts by it.</summary>
    public TimeSpan? At { get; set; }

    /// <summary>Among those of the same instant.</summary>
    public long Order { get; set; }

    /// <summary>Turns in a row that were <see cref="JobOutcome.Busy"/> or <see cref="JobOutcome.Failed"/>.</summary>
    public int Tries { get; private set; }

    public bool IsFailing { get; private set; }

    /// <summary>What it last said of a long step; null between turns.</summary>
    public string? Progress { get; set; }

    /// <summary>Notes how the turn ended.</summary>
    /// <returns>When it wants the next one; null until somebody asks.</returns>
    public TimeSpan? End(JobOutcome outcome, TimeSpan now)
    {
        Tries = outcome is JobOutcome.Busy or JobOutcome.Failed ? Tries + 1 : 0;
        IsFailing = outcome is JobOutcome.Failed;
        TimeSpan? next = outcome switch
        {
            JobOutcome.More => now,
            JobOutcome.Busy => now + Backoff(FirstRetry, LongestWhileBusy),
            JobOutcome.Failed => now + Backoff(FirstRetry * 5, LongestAfterFailure),
            JobOutcome.Away => null,
            _ => now + lookEvery,
        };
        // A signal that came meanwhile means now, but hurries nothing that is failing or that another replica does.
        var isAskedAgain = IsAskedAgain && outcome is not (JobOutcome.Busy or JobOutcome.Failed);
        IsAskedAgain = IsRunning = false;
        Progress = null;
        return isAskedAgain ? now : next;
    }

    /// <summary>Twice as long after each try.</summary>
    private TimeSpan Backoff(TimeSpan first, TimeSpan longest) => first * Math.Pow(2, Math.Min(Tries - 1, 20)) is var pause && pause < longest ? pause : longest;
}
