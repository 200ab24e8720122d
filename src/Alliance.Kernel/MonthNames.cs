using System.Collections.Frozen;
using System.Globalization;

namespace Alliance.Kernel;

/// <summary>The months by their names, as people in Morocco write them.</summary>
public static class MonthNames
{
    /// <summary>In Arabic as Moroccans say them, January first; ICU's <c>ar</c> has those of the Mashriq.</summary>
    public static IReadOnlyList<string> Moroccan { get; } = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];

    private static readonly string[] Languages = ["fr", "en", "ar"];

    private static readonly FrozenDictionary<string, int> Numbers = Named();

    /// <summary>The month, 1 to 12, of a name in French, Arabic (of Morocco or the Mashriq) or English, in full or abbreviated, with or without accents; null for another word.</summary>
    public static int? Find(string name) => Numbers.TryGetValue(Folding.Fold(name), out var month) ? month : null;

    private static FrozenDictionary<string, int> Named()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        IEnumerable<IReadOnlyList<string>> lists =
            [Moroccan, .. Languages.Select(x => CultureInfo.GetCultureInfo(x).DateTimeFormat).SelectMany(Lists)];
        foreach (var list in lists)
            for (var month = 1; month <= 12; month++) numbers.TryAdd(Folding.Fold(list[month - 1]), month);
        return numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Lists(DateTimeFormatInfo words) => [words.MonthNames, words.AbbreviatedMonthNames, words.MonthGenitiveNames, words.AbbreviatedMonthGenitiveNames];
}
