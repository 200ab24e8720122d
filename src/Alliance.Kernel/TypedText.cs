using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Alliance.Kernel;

/// <summary>What people typed or pasted, kept as they saw it: without control characters, marks of direction and characters that are none, which would break files and turn other names around.</summary>
/// <remarks>The one rule for every text that people enter. Whatever door a text came by, <see cref="ModuleDb"/> stores it so.</remarks>
public static class TypedText
{
    /// <summary>Characters that are taken out or end a line in their own way, and halves of those beyond the first plane that may be.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(x => (char)x)
        .Where(x => char.IsSurrogate(x) || IsPassedOver(new Rune(x)) || IsOddLineEnd(new Rune(x)))]);

    /// <summary>Whether nobody would see anything of it: then nothing was said. White space alone is not the question: a mark of direction is no word either.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text)
    {
        if (text is null) return true;
        foreach (var rune in text.EnumerateRunes())
            if (IsSeen(rune)) return false;
        return true;
    }

    /// <summary>One line, words parted by one space.</summary>
    /// <param name="text">What nobody sees anything of gives an empty text.</param>
    public static string Clean(string? text)
    {
        if (IsBlank(text)) return "";

        var seen = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPassedOver(rune)) continue;
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

    /// <summary>Several lines, as they were laid out: indentation, tabs, columns and empty lines stay; only those before and after all else go.</summary>
    /// <param name="keepsMarks">Whether the marks by which an author orders figures in Arabic stay too (U+200E, U+200F): in texts that are written once with care, not in what is typed into a form.</param>
    /// <inheritdoc cref="Clean" path="/param[@name='text']"/>
    public static string CleanLines(string? text, bool keepsMarks = false)
    {
        if (IsBlank(text)) return "";

        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (IsPassedOver(rune) && !(keepsMarks && IsMark(rune))) continue;
            seen.Append(IsOddLineEnd(rune) ? "\n" : rune.ToString());
        }

        return WithoutBlankLinesBefore(seen.ToString().TrimEnd());
    }

    /// <summary>Whether nothing would be taken out of it; spaces and usual line breaks aside. Most texts: asked before anything is built.</summary>
    /// <inheritdoc cref="CleanLines" path="/param[@name='keepsMarks']"/>
    public static bool IsClean(string text, bool keepsMarks = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Suspects)) return true;
        foreach (var rune in text.EnumerateRunes())
            if (IsOddLineEnd(rune) || (IsPassedOver(rune) && !(keepsMarks && IsMark(rune)))) return false;
        return true;
    }

    private static string WithoutBlankLinesBefore(string text)
    {
        var begins = 0;
        for (var at = 0; at < text.Length && char.IsWhiteSpace(text[at]); at++)
            if (text[at] is '\n') begins = at + 1;
        return text[begins..];
    }

    private static bool IsPassedOver(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
        UnicodeCategory.Format => !IsJoiner(rune),
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF,
        _ => rune == Rune.ReplacementChar, // half a character
    };

    /// <summary>Something that stands on paper by itself; not a mark that only shapes or accents what stands beside it, nor a letter that is made to fill a place.</summary>
    private static bool IsSeen(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsPassedOver(rune) && !IsJoiner(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800);

    /// <summary>U+200C and U+200D shape letters.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsMark(Rune rune) => rune.Value is 0x200E or 0x200F;

    /// <summary>As old printers, databases and word processors end lines; some of them break XML.</summary>
    private static bool IsOddLineEnd(Rune rune) => rune.Value is 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;
}
