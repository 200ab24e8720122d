using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>An amount as a bank writes it: <c>1 234,56</c>, <c>1.234,56</c>, <c>-1234.56 DH</c>, <c>(12,00)</c>, <c>12,00 D</c>, digits of any script, or a number of a spreadsheet.</summary>
internal static class WrittenAmount
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <param name="decimals">The sign that parts decimals in this column, where other cells show it: without, <c>1,234</c> is refused, since it can be two amounts.</param>
    /// <returns>Null for an empty cell.</returns>
    /// <exception cref="UnreadableException"><c>unreadable-amount</c>, <c>fraction-of-centime</c>.</exception>
    public static Money? Read(object? cell, char? decimals = null) => cell switch
    {
        null => null,
        double number when double.IsFinite(number) && Math.Abs(number) < (double)Largest => Exact((decimal)number), // 15 digits: what the spreadsheet shows
        string text when TypedText.IsBlank(text) => null,
        string text => OfText(text, decimals),
        _ => throw Unreadable(),
    };

    /// <summary>The text in plain signs, without currency, and its sign apart.</summary>
    internal static (string Figures, bool IsNegative) Figures(string text)
    {
        var (figures, isNegative) = Signed(AmountFigures.WithoutCurrency(PlainDigits.Of(text)));
        return (AmountFigures.WithoutCurrency(figures), isNegative);
    }

    private static Money OfText(string text, char? known)
    {
        var (figures, isNegative) = Figures(text);
        if (AmountFigures.Parted(figures, known) is not var (whole, decimals)) throw Unreadable();
        var (kept, rest) = decimals.Length > 2 ? (decimals[..2], decimals[2..]) : (decimals, "");
        if (rest.Trim('0').Length > 0 || (decimals.Length == 3 && known is null)) throw Fraction(); // 1,000 may be a thousand
        var amount = Exact(decimal.Parse($"{whole}.{kept}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return isNegative ? -amount : amount;
    }

    private static (string Figures, bool IsNegative) Signed(string text) => text switch
    {
        ['-', .. var rest] => (rest.Trim(), true),
        ['+', .. var rest] => (rest.Trim(), false),
        [.. var rest, '-'] => (rest.Trim(), true),
        [.. var rest, '+'] => (rest.Trim(), false),
        ['(', .. var rest, ')'] => (rest.Trim(), true),
        _ when WrittenDirection.Behind(text) is var (figures, isCredit) => (figures, !isCredit),
        _ => (text, false),
    };

    private static Money Exact(decimal dirhams)
    {
        if (Math.Abs(dirhams) >= Largest) throw Unreadable();
        if (decimal.Round(dirhams, 2) != dirhams) throw Fraction();
        return Money.Dirhams(dirhams);
    }

    private static UnreadableException Unreadable() => new("unreadable-amount", "An amount is written 1 234,56 or 1234.56.");

    private static UnreadableException Fraction() => new("fraction-of-centime", "An amount has at most two decimals.");
}
