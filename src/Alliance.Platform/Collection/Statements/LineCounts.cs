namespace Alliance.Platform.Collection.Statements;

/// <summary>How many lines stand where.</summary>
/// <param name="ToDecide">Refused ones among them.</param>
public sealed record LineCounts(int ToDecide, int Certain, int Waiting, int Recorded, int Ignored, int Refused, int Outgoing, int Known, int Undone)
{
    public static LineCounts Of(IReadOnlyCollection<(StatementLineState State, Confidence? Confidence, int Count)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return new(
            In(StatementLineState.ToDecide) + In(StatementLineState.Refused), groups.Where(x => x is { State: StatementLineState.ToDecide, Confidence: Statements.Confidence.Certain }).Sum(x => x.Count),
            In(StatementLineState.Accepted) + In(StatementLineState.Undoing), In(StatementLineState.Recorded), In(StatementLineState.Ignored), In(StatementLineState.Refused),
            In(StatementLineState.Outgoing), In(StatementLineState.Known), In(StatementLineState.Undone));

        int In(StatementLineState state) => groups.Where(x => x.State == state).Sum(x => x.Count);
    }
}
