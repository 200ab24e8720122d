using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>Texts as banks garble them, brought to one form: without accents, in capitals, letters and digits alone.</summary>
internal static class Folded
{
    /// <summary><c>« Élalaoui, n°7 »</c> gives <c>ELALAOUI N 7</c>; letters are those of <see cref="Folding"/>.</summary>
    public static string Text(string text) => string.Join(' ', Tokens(text));

    public static string[] Tokens(string text)
    {
        List<string> tokens = [];
        for (var from = 0; from < text.Length; from++)
        {
            var to = from;
            while (to < text.Length && IsPart(text[to])) to++;
            if (to > from && Token(text.AsSpan(from, to - from)) is { Length: > 0 } token) tokens.Add(token);
            from = to;
        }

        return [.. tokens];
    }

    private static string Token(ReadOnlySpan<char> part) => part.ContainsAnyExceptInRange('0', '9') ? Of(part.ToString()) : part.ToString();

    /// <summary>A number cut up by letters stays one with them: <c>ISM20220117</c>.</summary>
    private static string Of(string part) => Folding.Fold(part).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    /// <summary>The 24 digits of a RIB, also out of an IBAN; null for anything else.</summary>
    public static string? Rib(string? account)
    {
        if (account is null) return null;
        var compact = string.Concat(account.Where(char.IsAsciiLetterOrDigit));
        if (compact.Length == 28 && compact.StartsWith("MA", StringComparison.OrdinalIgnoreCase)) compact = compact[4..];
        return compact.Length == 24 && compact.All(char.IsAsciiDigit) ? compact : null;
    }
}
