namespace Alliance.Kernel;

/// <summary>A message on its way, in the same database and transaction as what it tells of, until its consumers have committed (with a broker: until the broker has it).</summary>
public sealed class OutboxMessage
{
    /// <summary>Recipient of what the national body consumes, whatever its id.</summary>
    public const string ToAlliance = "@alliance";

    /// <summary>Longest <see cref="Failure"/> that is kept.</summary>
    public const int LongestFailure = 500;

    /// <summary>Given by the database as it writes: of two commits, the one that began after the other had ended has the higher numbers, by any clock and on both engines.</summary>
    public long Number { get; init; }

    /// <summary>Also the message's id on its way, so that a repeat can be recognised. Its order means nothing: SQL Server sorts keys by their random part.</summary>
    public Guid Id { get; init; }

    /// <summary>Full name of a record in <c>Alliance.Contracts</c>.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>Id of whose it is; null for the sender itself.</summary>
    public string? Recipient { get; init; }

    /// <summary>How often consuming it failed. That its recipient was away doesn't count.</summary>
    public int Attempts { get; set; }

    /// <summary>UTC. Not tried again before; null while nothing has failed.</summary>
    public DateTime? NextTryAt { get; set; }

    /// <summary>UTC. Given up then, and kept for an operator to look at and send again; null while it is on its way.</summary>
    public DateTime? ParkedAt { get; set; }

    /// <summary>What went wrong last, for operators; in English.</summary>
    public string? Failure { get; set; }
}
