using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>An amount as it is written out on cheques and receipts, in French, Arabic or English.</summary>
public static class AmountInWords
{
    private static readonly string[] FrenchSmall =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
        "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] FrenchTens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly string[] EnglishSmall =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <param name="amount">Not below zero.</param>
    public static string Of(Money amount, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Centimes, nameof(amount));
        var (dirhams, centimes) = Math.DivRem(amount.Centimes, 100);
        return culture.TwoLetterISOLanguageName switch
        {
            "ar" => ArabicAmount.Of(dirhams, (int)centimes),
            "en" => Join(Count(English(dirhams), dirhams == 1, "dirham"), centimes == 0 ? null : Count(English(centimes), centimes == 1, "centime"), " and "),
            // A round million is a noun: un million de dirhams. The plural begins at two.
            _ => Join(
                Count(French(dirhams) + (dirhams >= 1_000_000 && dirhams % 1_000_000 == 0 ? " de" : ""), dirhams < 2, "dirham"),
                centimes == 0 ? null : Count(French(centimes), centimes < 2, "centime"), " et "),
        };
    }

    private static string Join(string dirhams, string? centimes, string and) => centimes is null ? dirhams : dirhams + and + centimes;

    private static string Count(string number, bool isOne, string noun) => $"{number} {noun}{(isOne ? "" : "s")}";

    private static string French(long number) => number switch
    {
        >= 1_000_000_000 => FrenchNoun(number, 1_000_000_000, "milliard"),
        >= 1_000_000 => FrenchNoun(number, 1_000_000, "million"),
        >= 1_000 => Then(number < 2_000 ? "mille" : Invariable(French(number / 1_000)) + " mille", French, number % 1_000),
        >= 200 when number % 100 == 0 => FrenchSmall[number / 100] + " cents",
        >= 200 => Then(FrenchSmall[number / 100] + " cent", French, number % 100),
        >= 100 => Then("cent", French, number % 100),
        80 => "quatre-vingts",
        >= 20 => FrenchBelowHundred((int)number),
        _ => FrenchSmall[number],
    };

    private static string FrenchBelowHundred(int number)
    {
        var tens = number / 10;
        var rest = tens is 7 or 9 ? number % 10 + 10 : number % 10;
        if (rest == 0) return FrenchTens[tens];
        return FrenchTens[tens] + (rest is 1 or 11 && tens < 8 ? " et " : "-") + FrenchSmall[rest];
    }

    private static string FrenchNoun(long number, long unit, string noun) => Then($"{French(number / unit)} {noun}{(number / unit > 1 ? "s" : "")}", French, number % unit);

    /// <summary>Before <c>mille</c>, <c>vingts</c> and <c>cents</c> lose their s.</summary>
    private static string Invariable(string number) =>
        number.EndsWith("vingts", StringComparison.Ordinal) || number.EndsWith("cents", StringComparison.Ordinal) ? number[..^1] : number;

    private static string English(long number) => number switch
    {
        >= 1_000_000_000 => Then(English(number / 1_000_000_000) + " billion", EnglishRest, number % 1_000_000_000),
        >= 1_000_000 => Then(English(number / 1_000_000) + " million", EnglishRest, number % 1_000_000),
        >= 1_000 => Then(English(number / 1_000) + " thousand", EnglishRest, number % 1_000),
        >= 100 => Then(EnglishSmall[number / 100] + " hundred", EnglishRest, number % 100),
        >= 20 when number % 10 == 0 => EnglishTens[number / 10],
        >= 20 => EnglishTens[number / 10] + "-" + EnglishSmall[number % 10],
        _ => EnglishSmall[number],
    };

    private static string EnglishRest(long rest) => rest < 100 ? "and " + English(rest) : English(rest);

    private static string Then(string number, Func<long, string> words, long rest) => rest == 0 ? number : $"{number} {words(rest)}";
}
