using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What must be there before an approved loan is paid out (réserve).</summary>
public sealed class Condition
{
    public const int LongestNote = 300;

    private Condition() { } // for EF Core

    internal Condition(int number, MotionCondition decided) =>
        (Number, Text, Proof, Deadline, Owner) = (number, decided.Text, decided.Proof, decided.Deadline, decided.Owner);

    /// <summary>From 1, in the order of the decision.</summary>
    public int Number { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>The document that shows it.</summary>
    public string Proof { get; private init; } = "";

    /// <summary>The last good day.</summary>
    public DateOnly Deadline { get; private init; }

    public ConditionOwner Owner { get; private init; }

    /// <summary>The day on which the proof was there; null while it isn't.</summary>
    public DateOnly? MetOn { get; private set; }

    /// <summary>Who has seen the proof, and what it was.</summary>
    public string? MetBy { get; private set; }

    public string? Note { get; private set; }

    internal void Meet(DateOnly on, string by, string? note) => (MetOn, MetBy, Note) = (on, by, note);

    internal void Reopen() => (MetOn, MetBy, Note) = (null, null, null);
}
