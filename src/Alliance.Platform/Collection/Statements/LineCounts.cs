namespace Alliance.Platform.Collection.Statements;

/// <summary>How many lines stand where.</summary>
public sealed record LineCounts
{
    /// <summary>Refused ones among them.</summary>
    public required int ToDecide { get; init; }

    public required int Certain { get; init; }
    public required int Waiting { get; init; }
    public required int Recorded { get; init; }
    public required int Ignored { get; init; }
    public required int Refused { get; init; }
    public required int Outgoing { get; init; }
    public required int Known { get; init; }
    public required int Undone { get; init; }

    public static LineCounts Of(IReadOnlyCollection<(StatementLineState State, Confidence? Confidence, int Count)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return new()
        {
            ToDecide = In(StatementLineState.ToDecide) + In(StatementLineState.Refused),
            Certain = groups.Where(x => x is { State: StatementLineState.ToDecide, Confidence: Statements.Confidence.Certain }).Sum(x => x.Count),
            Waiting = In(StatementLineState.Accepted) + In(StatementLineState.Undoing),
            Recorded = In(StatementLineState.Recorded),
            Ignored = In(StatementLineState.Ignored),
            Refused = In(StatementLineState.Refused),
            Outgoing = In(StatementLineState.Outgoing),
            Known = In(StatementLineState.Known),
            Undone = In(StatementLineState.Undone),
        };

        int In(StatementLineState state) => groups.Where(x => x.State == state).Sum(x => x.Count);
    }
}
