using System.Globalization;
using System.Text;
using Alliance.Kernel;

namespace Alliance.Identity.Passwords;

/// <summary>Tells a password that is long by what it says from one that is long because something in it just goes on: <c>123456789012</c>, <c>azertyuiop12</c>, <c>abcabcabcabc</c>, or the person's own name.</summary>
/// <remarks>What follows from what stands before it adds nothing to guess. The rest is counted, without words that everybody here knows.</remarks>
internal static class GuessablePassword
{
    /// <summary>Signs that can't be told from those before them; fewer are found by trying.</summary>
    public const int FewestSurprises = 8;

    /// <summary>A shorter known word is in half of all passwords by chance.</summary>
    private const int ShortestKnownWord = 3;

    private const char KnownWord = '\uE000';

    /// <summary>Rows of keyboards sold in Morocco: AZERTY, QWERTY, Arabic, figures.</summary>
    private static readonly string[] Rows =
    [
        "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890",
        "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ", "&é\"'(-è_çà)=", "!@#$%^&*()_+",
    ];

    [Flags]
    private enum Steps
    {
        None = 0,
        NextInOrder = 1,
        BeforeInOrder = 2,
        NextInRow = 4,
        BeforeInRow = 8,
    }

    /// <param name="known">Names that anybody would try: the person's, the platform's.</param>
    public static bool Is(string password, IEnumerable<string> known) => Surprises(Hide(Plain(password), known)) < FewestSurprises;

    /// <summary>How many signs don't follow from those before them.</summary>
    internal static int Surprises(string text)
    {
        var signs = WithoutRepeats(text);
        return Enumerable.Range(0, signs.Length).Count(x => signs[x] != KnownWord && !Follows(signs, x));
    }

    private static bool Follows(string signs, int at) => GoesOn(signs, at, 1) || GoesOn(signs, at, 2) || IsSaidAgain(signs, at);

    /// <summary>The third sign of a sequence or a row of keys, and every later one; also of one that another is woven into (<c>a1b2c3</c>).</summary>
    private static bool GoesOn(string signs, int at, int stride) =>
        at >= 2 * stride && (StepsOf(signs[at - (2 * stride)], signs[at - stride]) & StepsOf(signs[at - stride], signs[at])) != Steps.None;

    /// <summary>Part of at least three signs that stood there before.</summary>
    private static bool IsSaidAgain(string signs, int at)
    {
        for (var start = Math.Max(0, at - 2); start <= at; start++)
            if (start + 3 <= signs.Length && signs.AsSpan(0, start + 2).IndexOf(signs.AsSpan(start, 3)) is >= 0 and var first && first < start) return true;
        return false;
    }

    /// <summary>All ways in which a sign is the neighbour of another.</summary>
    private static Steps StepsOf(char from, char to)
    {
        var steps = Steps.None;
        if (char.IsAsciiLetterOrDigit(from) && char.IsAsciiLetterOrDigit(to))
        {
            if (to - from == 1 || (from, to) is ('9', '0') or ('z', 'a')) steps |= Steps.NextInOrder;
            if (to - from == -1 || (from, to) is ('0', '9') or ('a', 'z')) steps |= Steps.BeforeInOrder;
        }

        foreach (var row in Rows)
        {
            var (here, there) = (row.IndexOf(from, StringComparison.Ordinal), row.IndexOf(to, StringComparison.Ordinal));
            if (here < 0 || there < 0) continue;
            if (there - here == 1) steps |= Steps.NextInRow;
            if (there - here == -1) steps |= Steps.BeforeInRow;
        }

        return steps;
    }

    private static string WithoutRepeats(string text) => string.Concat(text.Where((x, i) => i == 0 || x != text[i - 1]));

    private static string Hide(string password, IEnumerable<string> known)
    {
        var words = known.SelectMany(x => Folding.Fold(x).Split(' ').Append(string.Concat(Folding.Fold(x).Split(' ')))).Where(x => x.Length >= ShortestKnownWord);
        foreach (var word in words.Distinct(StringComparer.Ordinal).OrderByDescending(x => x.Length)) password = password.Replace(word, KnownWord.ToString(), StringComparison.Ordinal);
        return password;
    }

    /// <summary>Without case and accents, which nobody forgets to try, and with digits of every script as ours.</summary>
    private static string Plain(string password)
    {
        var sound = password.EnumerateRunes().Where(x => Rune.GetUnicodeCategory(x) is not UnicodeCategory.OtherNotAssigned); // normalising refuses some of those
        return PlainDigits.Of(string.Concat(string.Concat(sound).ToLowerInvariant().Normalize(NormalizationForm.FormKD)
            .Where(x => CharUnicodeInfo.GetUnicodeCategory(x) is not UnicodeCategory.NonSpacingMark)));
    }
}
