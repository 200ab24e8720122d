using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What a committee says to a request for a loan (rule 14).</summary>
public enum MotionKind
{
    Approve,

    /// <summary>Nothing is paid out before every condition is met (rule 17).</summary>
    ApproveWithConditions,

    /// <summary>It is decided another day; what is missing until then is said.</summary>
    Adjourn,

    Refuse,
}

public enum RefusalReason
{
    NotViable,
    InsufficientOwnFunds,
    OverIndebted,
    LacksExperience,
    IncompleteDossier,
    OutsideTerritory,
    NotEligible,
    Other,
}

/// <summary>Who sees to it that a condition is met.</summary>
public enum ConditionOwner
{
    Applicant,
    Platform,
}

/// <summary>What must be there before anything is paid out (réserve).</summary>
/// <param name="Proof">The document that shows it.</param>
/// <param name="Deadline">The last good day; after it the approval lapses by itself (rule 17).</param>
public sealed record MotionCondition(
    [property: Required, StringLength(MotionCondition.LongestText, MinimumLength = 3)] string Text,
    [property: Required, StringLength(MotionCondition.LongestProof, MinimumLength = 2)] string Proof,
    DateOnly Deadline,
    ConditionOwner Owner = ConditionOwner.Applicant)
{
    public const int LongestText = 300;
    public const int LongestProof = 200;
}

/// <summary>One of the four decisions with all that belongs to it, for members to vote on or as it was taken. To amend it is to put another motion, in another ballot.</summary>
public sealed record Motion(MotionKind Kind)
{
    public const int LongestWords = 2_000;
    public const int MostConditions = 20;

    /// <summary>Of an approval.</summary>
    public Money? Amount { get; init; }

    /// <summary>Of an approval, in months.</summary>
    [Range(1, 120)]
    public int? Term { get; init; }

    /// <summary>Of an approval: months without principal.</summary>
    [Range(0, 12)]
    public int? GraceMonths { get; init; }

    [MaxLength(MostConditions)]
    public IReadOnlyList<MotionCondition>? Conditions { get; init; }

    /// <summary>Of an adjournment: by when it is looked at again.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of a refusal.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>Why it is refused, or what is missing, in words that the applicant can read; of an approval whatever is to be said with it.</summary>
    [StringLength(LongestWords)]
    public string? Words { get; init; }

    [JsonIgnore]
    public bool Grants => Kind is MotionKind.Approve or MotionKind.ApproveWithConditions;

    /// <summary>The same with what belongs to its kind alone, if that is all there.</summary>
    /// <param name="today">Deadlines are later; null where that was looked at when it was put.</param>
    /// <exception cref="RefusedException"><c>motion.…</c>: what is missing, or makes no sense.</exception>
    public Motion Checked(DateOnly? today)
    {
        var words = Blank.NoteToNull(Words);
        return Kind switch
        {
            MotionKind.Approve => Granting(words),
            MotionKind.ApproveWithConditions => Granting(words) with { Conditions = CheckedConditions(today) },
            MotionKind.Adjourn => new(Kind)
            {
                Until = Until is { } until && !(until <= today) ? until : throw new RefusedException("motion.until", "An adjournment says until which later day."),
                Words = words ?? throw new RefusedException("motion.what-is-missing", "An adjournment says what is missing."),
            },
            MotionKind.Refuse => new(Kind)
            {
                Reason = Reason ?? throw new RefusedException("motion.reason", "A refusal has its reason."),
                Words = words ?? throw new RefusedException("application.words-missing", "A refusal is explained in words."),
            },
            _ => throw new InvalidOperationException($"{Kind} is no decision."),
        };
    }

    private Motion Granting(string? words)
    {
        if (Amount is not { } amount || Term is not { } || GraceMonths is not { }) throw new RefusedException("motion.amount", "An approval says amount, term and grace.");
        if (amount <= Money.Zero) throw new RefusedException("application.nothing-approved", "The amount approved is more than zero.");
        return new(Kind) { Amount = Amount, Term = Term, GraceMonths = GraceMonths, Words = words };
    }

    private List<MotionCondition> CheckedConditions(DateOnly? today)
    {
        if (Conditions is not { Count: > 0 } conditions) throw new RefusedException("motion.no-conditions", "An approval with conditions has at least one.");
        if (conditions.Any(x => x.Deadline <= today)) throw new RefusedException("motion.deadline", "A condition has a deadline later than today.");
        return [.. conditions.Select(x => x with { Text = Blank.Demand(x.Text), Proof = Blank.Demand(x.Proof) })];
    }
}
