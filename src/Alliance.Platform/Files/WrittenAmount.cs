using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>An amount as a bank writes it: <c>1 234,56</c>, <c>1.234,56</c>, <c>-1234.56 DH</c>, <c>(12,00)</c>, <c>12,00 D</c>, digits of any script, or a number of a spreadsheet.</summary>
internal static class WrittenAmount
{
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly string[] Currencies = ["DHS", "DH", "MAD", "د.م.", "درهم"];

    /// <param name="decimals">The sign that parts decimals in this column, where other cells show it: without, <c>1,234</c> is refused, since it can be two amounts.</param>
    /// <returns>Null for an empty cell.</returns>
    /// <exception cref="UnreadableException"><c>unreadable-amount</c>, <c>fraction-of-centime</c>.</exception>
    public static Money? Read(object? cell, char? decimals = null) => cell switch
    {
        null => null,
        double number when double.IsFinite(number) && Math.Abs(number) < (double)Largest => Exact((decimal)number), // 15 digits: what the spreadsheet shows
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => OfText(text, decimals),
        _ => throw Unreadable(),
    };

    /// <summary>The text in plain signs, without currency, and its sign apart.</summary>
    internal static (string Figures, bool IsNegative) Figures(string text)
    {
        var (figures, isNegative) = Signed(WithoutCurrency(PlainDigits.Of(text)));
        return (WithoutCurrency(figures), isNegative);
    }

    private static Money OfText(string text, char? known)
    {
        var (figures, isNegative) = Figures(text);
        var (whole, decimals) = Parted(figures, known);
        if (whole.Length == 0 || !whole.All(char.IsAsciiDigit) || !decimals.All(char.IsAsciiDigit) || whole.TrimStart('0').Length > 12) throw Unreadable();
        var (kept, rest) = decimals.Length > 2 ? (decimals[..2], decimals[2..]) : (decimals, "");
        if (rest.Trim('0').Length > 0 || (decimals.Length == 3 && known is null)) throw Fraction(); // 1,000 may be a thousand
        var amount = Exact(decimal.Parse($"{whole}.{kept}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return isNegative ? -amount : amount;
    }

    private static string WithoutCurrency(string text)
    {
        foreach (var currency in Currencies)
        {
            if (text.EndsWith(currency, StringComparison.OrdinalIgnoreCase)) return text[..^currency.Length].TrimEnd();
            if (text.StartsWith(currency, StringComparison.OrdinalIgnoreCase)) return text[currency.Length..].TrimStart();
        }

        return text;
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

    /// <summary>The last comma or point parts the decimals; what stands more than once, or before it, parts groups of three.</summary>
    private static (string Whole, string Decimals) Parted(string figures, char? known)
    {
        var last = figures.LastIndexOfAny([',', '.']);
        if (last < 0) return (Joined(figures, figures.Contains('\'', StringComparison.Ordinal) ? '\'' : ' '), "");

        var mark = figures[last];
        if (figures.IndexOf(mark, StringComparison.Ordinal) != last || (known is { } sign && sign != mark)) return (Joined(figures, mark), ""); // 1.234.567
        if (last == figures.Length - 1) throw Unreadable();

        var whole = figures[..last];
        var group = whole.FirstOrDefault(x => x is ',' or '.' or '\'' or ' ');
        return (group == '\0' ? whole : Joined(whole, group), figures[(last + 1)..]);
    }

    private static string Joined(string figures, char group)
    {
        var parts = figures.Split(group);
        return parts.Length == 1 || (parts[0].Length is 1 or 2 or 3 && parts.Skip(1).All(x => x.Length == 3)) ? string.Concat(parts) : throw Unreadable();
    }

    private static Money Exact(decimal dirhams)
    {
        if (Math.Abs(dirhams) >= Largest) throw Unreadable();
        if (decimal.Round(dirhams, 2) != dirhams) throw Fraction();
        return Money.Dirhams(dirhams);
    }

    private static UnreadableException Unreadable() => new("unreadable-amount", "An amount is written 1 234,56 or 1234.56.");

    private static UnreadableException Fraction() => new("fraction-of-centime", "An amount has at most two decimals.");
}
