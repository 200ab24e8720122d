namespace Alliance.Kernel;

/// <summary>A message waiting to be handed to the transport, in the same database and transaction as what it tells of.</summary>
public sealed class OutboxMessage
{
    /// <summary>Recipient of what the national body consumes, whatever its id.</summary>
    public const string ToAlliance = "@alliance";

    /// <summary>In order of creation; also the transport's message id, so that a repeat can be recognised.</summary>
    public Guid Id { get; init; }

    /// <summary>Full name of a record in <c>Alliance.Contracts</c>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    public string? Recipient { get; init; }
}
