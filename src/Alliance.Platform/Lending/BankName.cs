using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Alliance.Platform.Lending;

/// <summary>A name in the letters that every bank reads. Accents go, letters of Latin that have no plain one are written out, signs become spaces.</summary>
public static class BankName
{
    public const int Longest = 70;

    private const string Signs = "/-?:().,'+ ";

    private static readonly FrozenDictionary<char, string> _writtenOut = new Dictionary<char, string>
    {
        ['œ'] = "oe",
        ['Œ'] = "Oe",
        ['æ'] = "ae",
        ['Æ'] = "Ae",
        ['ß'] = "ss",
        ['ẞ'] = "SS",
        ['ø'] = "o",
        ['Ø'] = "O",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ð'] = "d",
        ['Ð'] = "D",
        ['þ'] = "th",
        ['Þ'] = "Th",
        ['ħ'] = "h",
        ['Ħ'] = "H",
        ['ı'] = "i",
        ['ɣ'] = "gh",
        ['Ɣ'] = "Gh",
        ['ɛ'] = "a",
        ['Ɛ'] = "A", // of Latin Tamazight
        ['’'] = "'",
        ['‘'] = "'",
        ['ʼ'] = "'",
        ['–'] = "-",
        ['—'] = "-",
    }.ToFrozenDictionary();

    /// <returns>Null where the name, or a part of it, is in another script: a bank would have to guess, and half a name is somebody else's.</returns>
    public static string? Of(string name)
    {
        var latin = new StringBuilder(name.Length);
        foreach (var rune in Sound(name).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Signs.Contains((char)rune.Value, StringComparison.Ordinal))) latin.Append((char)rune.Value);
            else if (rune.IsBmp && _writtenOut.TryGetValue((char)rune.Value, out var written)) latin.Append(written);
            else if (Rune.IsLetter(rune)) return null;
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) latin.Append(' ');
        }

        var words = string.Join(' ', latin.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return !words.Any(char.IsAsciiLetterOrDigit) ? null : words[..Math.Min(Longest, words.Length)].TrimEnd();
    }

    /// <summary>Half a character, or one that isn't, can't be normalised.</summary>
    private static string Sound(string name) =>
        string.Concat(name.Select(x => CharUnicodeInfo.GetUnicodeCategory(x) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned ? ' ' : x));
}
