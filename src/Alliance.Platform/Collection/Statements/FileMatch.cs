using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What made one think that a line is the single credit of a file.</summary>
public enum FileGround
{
    /// <summary>The file's reference stands on the line.</summary>
    Reference,

    /// <summary>The sum, soon after the day of collection, and words such as <c>REMISE PRELEVEMENTS</c> or the platform's own name.</summary>
    SumAndWords,

    /// <summary>The sum alone, soon after the day of collection.</summary>
    Sum,
}

/// <summary>A file of direct debits whose whole credit a line may be: banks book one sum for a file, or for those of its debits that are collected on one day.</summary>
/// <param name="CollectOn">The day, of a file that collects on several; null for all of the file.</param>
/// <param name="Debits">That it is the sum of.</param>
public sealed record FileMatch(Id<DirectDebitBatch> FileId, string Reference, DateOnly? CollectOn, int Debits, Confidence Confidence, FileGround Ground)
{
    public MatchDoubt? Doubt { get; init; }

    /// <summary>Where the bank names debits beside the credit: the match is of these alone.</summary>
    public NamedDebits? Named { get; init; }
}

/// <summary>Debits that the bank names beside a credit, without their amounts.</summary>
/// <param name="Count">So many it names.</param>
/// <param name="Unknown">Of them in no file, or named twice.</param>
/// <param name="Files">That the others are of.</param>
/// <param name="NotOpen">Recorded, returned or cancelled.</param>
/// <param name="Sum">What those in files come to.</param>
public sealed record NamedDebits(int Count, int Unknown, int Files, int NotOpen, Money Sum);
