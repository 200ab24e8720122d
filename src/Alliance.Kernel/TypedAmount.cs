using System.Globalization;

namespace Alliance.Kernel;

/// <summary>An amount as a person types or pastes it into a form, whatever the language of page, browser and keyboard: <c>1250,50</c>, <c>1 250,50</c>, <c>1.250,50</c>, <c>1250.50</c>, digits of any script.</summary>
/// <remarks>What can be read in two ways is refused: a guess that is wrong is wrong by a factor of a hundred or a thousand.</remarks>
public static class TypedAmount
{
    /// <summary>Neither an amount nor like one; also a sign, since a form says itself which way the money goes.</summary>
    public const string Unreadable = "amount.unreadable";

    /// <summary><c>1.250</c> may be a thousand or one dirham and a quarter.</summary>
    public const string TwoReadings = "amount.two-readings";

    /// <returns>Null for an empty field.</returns>
    /// <exception cref="RefusedException"><c>amount.unreadable</c>, <c>amount.two-readings</c>, <c>money.fraction-of-centime</c>.</exception>
    public static Money? Read(string? text)
    {
        if (PlainDigits.Of(text ?? "") is not { Length: > 0 } plain) return null;

        var figures = AmountFigures.WithoutCurrency(plain);
        if (AmountFigures.Parted(Completed(figures)) is not var (whole, decimals)) throw new RefusedException(Unreadable, "Write an amount like 1250.50.");
        if (decimals.Length == 3 && IsFirstGroup(figures)) throw new RefusedException(TwoReadings, "The amount can be read in two ways: write it without a separator, or with two decimals.", whole + decimals);
        return decimals.Length <= 2
            ? Money.Dirhams(decimal.Parse($"{whole}.{decimals}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
            : throw new RefusedException("money.fraction-of-centime", "An amount has at most two decimals.");
    }

    /// <summary><c>,50</c> and <c>1250,</c> leave no doubt.</summary>
    private static string Completed(string figures) => figures switch
    {
        [',' or '.', >= '0' and <= '9', ..] => "0" + figures,
        [.. var rest, ',' or '.'] when rest.All(x => char.IsAsciiDigit(x) || x is ' ') => rest,
        _ => figures,
    };

    /// <summary>One to three figures, not zero, before the only sign: it may part thousands.</summary>
    private static bool IsFirstGroup(string figures) => figures.IndexOfAny([',', '.']) is 1 or 2 or 3 && figures[0] != '0' && figures.Count(x => !char.IsAsciiDigit(x)) == 1;
}
