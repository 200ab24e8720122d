using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What is known of a dossier's way to the committee, kept by the folder that knows its documents and corrections, which this one can't name.</summary>
public interface IAppraiseDossiers
{
    /// <summary>In a line, in the words of who asks, what keeps a dossier from being ready that is decided without having been called so; null when nothing does.</summary>
    Task<string?> Lacking(LoanApplication application, CancellationToken ct);

    /// <summary>Once it is decided or withdrawn nobody owes anything about its corrections; once that is taken back they do again. Saves nothing.</summary>
    Task FollowCorrections(LoanApplication application, CancellationToken ct);

    /// <summary>Those that wait for a decision longer than their applicants are owed.</summary>
    Task<IReadOnlyList<Id<LoanApplication>>> Overdue(CancellationToken ct);

    /// <summary>The days owed to the applicants of those among these that are complete and undecided.</summary>
    Task<IReadOnlyDictionary<Id<LoanApplication>, OwedDays>> Owed(IReadOnlyCollection<Id<LoanApplication>> ids, CancellationToken ct);
}

/// <summary>The clock owed to an applicant, as lists say it.</summary>
/// <param name="DueOn">The last good day; null while the clock stands still, when none can be promised.</param>
/// <param name="IsOverdue">Longer than they are owed.</param>
public sealed record OwedDays(DateOnly? DueOn, bool IsOverdue);
