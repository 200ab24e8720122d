using System.Collections.Immutable;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Where a ballot stands.</summary>
public enum BallotStatus
{
    Open,
    Closed,

    /// <summary>Without a result: its text was amended, the session was suspended, or whoever chairs said so.</summary>
    Void,
}

/// <summary>What came of a ballot.</summary>
public enum Outcome
{
    Carried,

    /// <summary>No refusal: that is a decision of its own, with its reason.</summary>
    NotCarried,

    /// <summary>Nothing was decided (rule 15).</summary>
    NoQuorum,
}

/// <param name="By">The holder who voted as the member's proxy; null for the member.</param>
public sealed record Vote(Choice Choice, string? By);

/// <summary>Members are asked about one text; it has one end.</summary>
/// <param name="Number">From 1, in the session.</param>
/// <param name="Votes">By member; none of a secret ballot.</param>
/// <param name="VoidFor">Why it is void: <c>amended</c>, <c>suspended</c>, or words.</param>
/// <param name="Result">Once it is closed.</param>
/// <param name="Motion">What the text says, where it decides on something of an area above.</param>
public sealed record Ballot(
    int Number, string Item, string Text, BallotStatus Status, ImmutableSortedDictionary<string, Vote> Votes, string? VoidFor = null, BallotResult? Result = null, Motion? Motion = null)
{
    /// <summary>Since its text was amended.</summary>
    public const string Amended = "amended";

    /// <summary>Since the session was suspended while it was open.</summary>
    public const string Suspended = "suspended";

    public static Ballot Open(int number, string item, string text, Motion? motion = null) =>
        new(number, item, text, BallotStatus.Open, ImmutableSortedDictionary.Create<string, Vote>(StringComparer.Ordinal), Motion: motion);
}

/// <summary>What was counted when a ballot closed, and what that means by the statutes.</summary>
public sealed record BallotResult
{
    /// <summary>The day on which it was closed.</summary>
    public required DateOnly On { get; init; }

    public required Outcome Outcome { get; init; }
    public required int Yes { get; init; }
    public required int No { get; init; }
    public required int Abstained { get; init; }

    /// <summary>Of how many more than half had to say yes.</summary>
    public required int Base { get; init; }

    /// <summary>As many yes as no, at least one of each.</summary>
    public required bool IsTie { get; init; }

    /// <summary>On which side whoever chairs broke a tie; null where nobody did.</summary>
    public Choice? CastingVote { get; init; }

    /// <summary>Who has voted and was counted, in the order of the alphabet.</summary>
    public required ImmutableArray<string> Voted { get; init; }

    /// <summary>Presence and quorum at that moment.</summary>
    public required Attendance Attendance { get; init; }
}
