using Alliance.Kernel;

namespace Alliance.Platform.Origination.Letters;

/// <summary>In which script a name is written, and how something of one script stands in a letter of the other.</summary>
internal static class LetterNames
{
    private const char LeftToRight = '\u200E';
    private const char RightToLeft = '\u200F';

    public static bool Fits(string name, string language) => name.Any(IsArabic) == (language == "ar");

    /// <exception cref="RefusedException"><c>letter.name-in-arabic</c>, <c>letter.name-in-latin</c>: the greeting would stand in the wrong script.</exception>
    public static string Demand(string? name, string language)
    {
        var typed = TypedText.Clean(name);
        if (typed.Length > 0 && Fits(typed, language)) return typed;
        throw language == "ar"
            ? new RefusedException("letter.name-in-arabic", "A letter in Arabic greets the applicant by their name in Arabic letters.")
            : new RefusedException("letter.name-in-latin", "A letter in French greets the applicant by their name in Latin letters.");
    }

    /// <summary>Data as it stands in a sentence: what is written in the other script keeps its own order, and what follows keeps its side.</summary>
    public static string Within(string data, string language) => (language, data.Any(IsArabic)) switch
    {
        ("ar", false) when data.Any(char.IsLetter) => $"{LeftToRight}{data}{LeftToRight}{RightToLeft}",
        ("ar", _) => data,
        (_, true) => $"{RightToLeft}{data}{RightToLeft}{LeftToRight}",
        _ => data,
    };

    private static bool IsArabic(char character) => character is >= '\u0600' and <= '\u06FF' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF';
}
