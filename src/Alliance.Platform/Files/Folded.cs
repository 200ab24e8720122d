using System.Globalization;
using System.Text;

namespace Alliance.Platform.Files;

/// <summary>Texts as banks garble them, brought to one form: without accents, in capitals, letters and digits alone.</summary>
internal static class Folded
{
    /// <summary><c>« Élalaoui, n°7 »</c> gives <c>ELALAOUI N 7</c>.</summary>
    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(character)) folded.Append(char.ToUpperInvariant(character));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    public static string[] Tokens(string text) => Text(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The 24 digits of a RIB, also out of an IBAN; null for anything else.</summary>
    public static string? Rib(string? account)
    {
        if (account is null) return null;
        var compact = string.Concat(account.Where(char.IsAsciiLetterOrDigit));
        if (compact.Length == 28 && compact.StartsWith("MA", StringComparison.OrdinalIgnoreCase)) compact = compact[4..];
        return compact.Length == 24 && compact.All(char.IsAsciiDigit) ? compact : null;
    }
}
