using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Something that the applicant was asked to put right, and still owes.</summary>
/// <param name="What">The field or the document, in the letter's language.</param>
internal sealed record OwedCorrection(string What, CorrectionFlaw Flaw, string Words);

/// <summary>All that a letter is composed of. What is said inside the platform – opinions, weak points, votes – isn't here, and so can't get into one.</summary>
internal sealed record LetterFacts
{
    public required string Language { get; init; }
    public required LetterKind Kind { get; init; }
    public required string Number { get; init; }

    /// <summary>In the script of the language.</summary>
    public required string Addressee { get; init; }

    public required Gender Gender { get; init; }
    public required string Enterprise { get; init; }
    public required LoanRequest Request { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Null of an adjournment.</summary>
    public required Decision? Decision { get; init; }

    /// <summary>Why it is refused, or what is missing, in words for the applicant; null of an approval, whose words are the committee's own.</summary>
    public required string? Words { get; init; }

    public required DateOnly? AdjournedUntil { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    public required IReadOnlyList<OwedCorrection> Owed { get; init; }
    public required bool IsGraceInside { get; init; }
    public required string OtherHelp { get; init; }

    /// <summary>Whom the applicant turns to.</summary>
    public required string Officer { get; init; }

    /// <summary>Where the platform is written to; null when its file names none.</summary>
    public required string? Email { get; init; }
}
