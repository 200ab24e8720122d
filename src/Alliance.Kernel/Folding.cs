using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Alliance.Kernel;

/// <summary>Takes from a text what people write differently for the same: so folded, texts are compared, searched and ordered.</summary>
/// <remarks>
/// Case, accents and ligatures of Latin; hamza carriers, ta marbuta, alif maqsura, tatweel, vowel signs and presentation forms of Arabic;
/// digits of all scripts; spaces and punctuation within numbers, and between their letters and digits (<c>BK123456</c>, <c>bk 123-456</c>).
/// What is left are lower-case letters and ASCII digits in words parted by one space: nothing that is a pattern to a database,
/// and nothing that its collation could order in its own way. Folding twice changes nothing.
/// </remarks>
public static class Folding
{
    private const char Tatweel = '\u0640';

    /// <summary>Letters that no decomposition of Unicode brings together.</summary>
    private static readonly FrozenDictionary<char, string> Same = new Dictionary<char, string>
    {
        ['œ'] = "oe",
        ['æ'] = "ae",
        ['ß'] = "ss",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['\u0671'] = "ا",
        ['\u0672'] = "ا",
        ['\u0673'] = "ا", // alif with wasla or wavy hamza
        ['\u0621'] = "", // hamza on the line, as often left out as written
        ['ة'] = "ه",
        ['\u06C1'] = "ه",
        ['\u06BE'] = "ه",
        ['\u06D5'] = "ه",
        ['\u06C3'] = "ه",
        ['ى'] = "ي",
        ['\u06CC'] = "ي",
        ['\u06D2'] = "ي",
        ['\u06A9'] = "ك",
        ['\u06AF'] = "ك",
        ['\u06AD'] = "ك",
        ['\u0763'] = "ك", // the g of Agadir has three letters, and is written as a k as well
        ['\u06A4'] = "ف",
        ['\u06A5'] = "ف",
        ['\u067E'] = "ب",
    }.ToFrozenDictionary();

    private enum Part
    {
        None,
        Letter,
        Digit,
    }

    /// <param name="text">Null and blank give an empty text.</param>
    public static string Fold(string? text)
    {
        if (TypedText.IsBlank(text)) return "";

        var folded = new StringBuilder(text.Length);
        var (last, gap) = (Part.None, false);
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (IsPassedOver(rune)) continue;
            var (part, written) = Read(rune);
            if (part is Part.None)
            {
                gap = true;
                continue;
            }

            if (written.Length == 0) continue;
            // A gap parts words; within a number it says nothing. Letters and digits are parted whether it was written or not.
            if (last is not Part.None && (part != last || (gap && part is Part.Letter))) folded.Append(' ');
            folded.Append(written);
            (last, gap) = (part, false);
        }

        return folded.ToString();
    }

    /// <summary>Letters apart from their marks, ligatures and presentation forms as the letters they stand for; half a surrogate pair is no letter, nor is a code point that never stands for one.</summary>
    private static string Decomposed(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(x => !IsIsolatedVowelSign(x.Value) && !IsNoncharacter(x.Value))) sound.Append(rune.ToString());
        return sound.ToString().Normalize(NormalizationForm.FormKD);
    }

    /// <summary>Presentation forms of vowel signs decompose into a space and the sign, which would part a word.</summary>
    private static bool IsIsolatedVowelSign(int value) => value is (>= 0xFE70 and <= 0xFE7F) or (>= 0xFC5E and <= 0xFC63);

    /// <summary>Unicode keeps these for internal use; normalising refuses some of them.</summary>
    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Marks, tatweel, direction marks and joiners; apostrophes, since <c>M'hamed</c> is <c>Mhamed</c> as well.</summary>
    private static bool IsPassedOver(Rune rune) =>
        rune.Value is Tatweel or '\'' or '’' or '‘' or 'ʼ' or 'ʿ' or 'ʾ' or '`'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static (Part Part, string Written) Read(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => (Part.Digit, ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture)),
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.SpacingCombiningMark => (Part.Letter, Lower(rune)),
        _ => (Part.None, ""),
    };

    private static string Lower(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        return lower.IsBmp && Same.TryGetValue((char)lower.Value, out var same) ? same : lower.ToString();
    }
}
