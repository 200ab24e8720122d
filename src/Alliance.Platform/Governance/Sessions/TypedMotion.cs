using Alliance.Kernel;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A motion while it is typed: what belongs to another kind stays, for who changes their mind.</summary>
public sealed class TypedMotion
{
    /// <summary>A condition while it is typed.</summary>
    public sealed class TypedCondition
    {
        public string? Text { get; set; }
        public string? Proof { get; set; }
        public DateOnly? Deadline { get; set; }
        public ConditionOwner Owner { get; set; }

        internal MotionCondition Condition => new(Text ?? "", Proof ?? "", Deadline ?? default, Owner);
    }

    public MotionKind Kind { get; set; }
    public Money? Amount { get; set; }
    public int? Term { get; set; }
    public int? Grace { get; set; }
    public List<TypedCondition> Conditions { get; } = [new()];
    public DateOnly? Until { get; set; }
    public RefusalReason Reason { get; set; }
    public string? Words { get; set; }

    /// <summary>Begins with a motion that was asked for or put before.</summary>
    public static TypedMotion Of(Motion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        var typed = new TypedMotion { Kind = motion.Kind, Amount = motion.Amount, Term = motion.Term, Grace = motion.GraceMonths, Until = motion.Until, Reason = motion.Reason ?? default, Words = motion.Words };
        if (motion.Conditions is not { Count: > 0 } conditions) return typed;
        typed.Conditions.Clear();
        typed.Conditions.AddRange(conditions.Select(x => new TypedCondition { Text = x.Text, Proof = x.Proof, Deadline = x.Deadline, Owner = x.Owner }));
        return typed;
    }

    /// <summary>Once its fields have been asked; checked by whom it is handed to.</summary>
    public Motion Motion => new(Kind)
    {
        Amount = Amount,
        Term = Term,
        GraceMonths = Grace,
        Conditions = Kind is MotionKind.ApproveWithConditions ? [.. Conditions.Select(x => x.Condition)] : null,
        Until = Until,
        Reason = Kind is MotionKind.Refuse ? Reason : null,
        Words = Words,
    };
}
