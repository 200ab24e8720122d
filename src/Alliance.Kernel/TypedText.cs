using System.Buffers;
using System.Globalization;
using System.Text;

namespace Alliance.Kernel;

/// <summary>What people typed or pasted, kept as they saw it: without control characters, marks of direction and characters that are none, which would break files and turn other names around.</summary>
/// <remarks>The one rule for every text that people enter. Whatever door a text came by, <see cref="ModuleDb"/> stores it so.</remarks>
public static class TypedText
{
    /// <summary>Characters that are taken out, and halves of those beyond the first plane that may be.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(x => (char)x)
        .Where(x => char.IsSurrogate(x) || IsPassedOver(new Rune(x)))]);

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>One line, words parted by one space.</summary>
    /// <param name="text">Null and blank give an empty text.</param>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";

        var seen = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes().Where(x => !IsPassedOver(x)))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = true;
                continue;
            }

            if (gap && seen.Length > 0) seen.Append(' ');
            seen.Append(rune.ToString());
            gap = false;
        }

        return seen.ToString();
    }

    /// <summary>Whether nothing would be taken out of it; spaces and line breaks aside. Most texts: asked before anything is built.</summary>
    public static bool IsClean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.AsSpan().ContainsAny(Suspects) || text.EnumerateRunes().All(x => !IsPassedOver(x));
    }

    /// <summary>The same of each line.</summary>
    public static string CleanLines(string? text) => string.Join('\n', (text ?? "").Split('\n').Select(Clean)).Trim('\n');

    private static bool IsPassedOver(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
        UnicodeCategory.Format => rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner), // which shape letters
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF,
        _ => rune == Rune.ReplacementChar, // half a character
    };
}
