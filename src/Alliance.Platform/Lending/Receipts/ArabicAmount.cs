namespace Alliance.Platform.Lending.Receipts;

/// <summary>Amounts in Arabic words. What is counted takes its form from the last two digits: one and two by themselves, 3 to 10 in the plural, 11 to 99 in the accusative singular, hundreds in the genitive.</summary>
internal static class ArabicAmount
{
    private static readonly Noun Dirham = new("درهم", "درهم واحد", "درهمان", "دراهم", "درهما");
    private static readonly Noun Centime = new("سنتيم", "سنتيم واحد", "سنتيمان", "سنتيمات", "سنتيما");

    private static readonly (long Unit, Noun Noun)[] Groups =
    [
        (1_000_000_000, new("مليار", "مليار", "ملياران", "ملايير", "مليارا")),
        (1_000_000, new("مليون", "مليون", "مليونان", "ملايين", "مليونا")),
        (1_000, new("ألف", "ألف", "ألفان", "آلاف", "ألفا")),
    ];

    private static readonly string[] Small =
    [
        "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر",
        "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
    ];

    private static readonly string[] Tens = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];

    private static readonly string[] Hundreds =
        ["", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];

    public static string Of(long dirhams, int centimes) =>
        centimes == 0 ? Counted(dirhams, Dirham) : $"{Counted(dirhams, Dirham)} و{Counted(centimes, Centime)}";

    private static string Counted(long number, Noun noun) => number switch
    {
        0 => $"{Small[0]} {noun.Genitive}",
        1 => noun.One,
        2 => noun.Two,
        // The noun comes twice: a hundred dirhams and one dirham.
        _ when number % 100 == 1 => $"{Counted(number - 1, noun)} و{noun.One}",
        _ when number % 100 == 2 => $"{Counted(number - 2, noun)} و{noun.Two}",
        _ => (number % 100) switch
        {
            >= 3 and <= 10 => $"{Words(number)} {noun.Plural}",
            >= 11 => $"{Words(number)} {noun.Accusative}",
            _ => $"{Bound(Words(number, isBound: true))} {noun.Genitive}",
        },
    };

    /// <param name="isBound">The number is followed at once by what it counts: its last noun loses its ending (خمسون ألف درهم).</param>
    private static string Words(long number, bool isBound = false)
    {
        var parts = new List<string>();
        foreach (var (unit, noun) in Groups)
        {
            var (count, rest) = Math.DivRem(number, unit);
            if (count > 0) parts.Add(Counted(count, isBound && rest == 0 ? noun with { Accusative = noun.Genitive } : noun));
            number = rest;
        }

        if (number >= 100) parts.Add(Hundreds[number / 100]);
        if (number % 100 is > 0 and < 20) parts.Add(Small[number % 100]);
        else if (number % 100 >= 20) parts.Add(number % 10 == 0 ? Tens[number % 100 / 10] : $"{Small[number % 10]} و{Tens[number % 100 / 10]}");
        return string.Join(" و", parts);
    }

    /// <summary>A dual before what it counts loses its ending: مائتا درهم, ألفا درهم.</summary>
    private static string Bound(string number) => number.EndsWith("ان", StringComparison.Ordinal) && !number.EndsWith("اثنان", StringComparison.Ordinal) ? number[..^1] : number;

    private sealed record Noun(string Genitive, string One, string Two, string Plural, string Accusative);
}
