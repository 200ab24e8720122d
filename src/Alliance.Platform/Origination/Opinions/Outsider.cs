namespace Alliance.Platform.Origination.Opinions;

/// <summary>What somebody outside is, whose opinion is asked.</summary>
public enum OutsiderKind
{
    Bank,

    /// <summary>Of commerce, agriculture, crafts, fisheries.</summary>
    Chamber,

    /// <summary>A technical expert.</summary>
    Expert,

    Other,
}

/// <summary>Somebody outside whose opinion is asked; no account is theirs.</summary>
/// <param name="Language">Two letters: they are written to in it.</param>
public sealed record Outsider(string Name, string Institution, OutsiderKind Kind, string Email, string Language)
{
    public const int LongestName = 90;
    public const int LongestInstitution = 100;

    /// <summary>As histories name them.</summary>
    public string Signature => $"{Name} ({Institution})";
}

/// <summary>What is asked.</summary>
/// <param name="YesOrNo">A question that is answered by yes or no besides; null where there is none.</param>
/// <param name="NamesProject">Whether the outsider is told what the project is called: nothing else of the dossier is shown to them.</param>
public sealed record OpinionQuestion(string Words, string? YesOrNo, bool NamesProject)
{
    public const int Longest = 2_000;
    public const int LongestYesOrNo = 300;
}

/// <summary>What the outsider said. It can't be changed.</summary>
/// <param name="Yes">Null where no such question was asked.</param>
public sealed record OutsideAnswer(string Words, bool? Yes, DateOnly On)
{
    public const int Longest = 4_000;
}
