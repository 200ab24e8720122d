using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>An amount as a bank writes it: <c>1 234,56</c>, <c>1.234,56</c>, <c>-1234.56 DH</c>, <c>(12,00)</c>, or a number of a spreadsheet.</summary>
internal static class WrittenAmount
{
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly string[] Currencies = ["DHS", "DH", "MAD"];

    /// <returns>Null for an empty cell.</returns>
    /// <exception cref="RefusedException"><c>statement.unreadable-amount</c>, <c>statement.fraction-of-centime</c>.</exception>
    public static Money? Read(object? cell) => cell switch
    {
        null => null,
        double number when double.IsFinite(number) && Math.Abs(number) < (double)Largest => Exact((decimal)number), // 15 digits: what the spreadsheet shows
        decimal number => Exact(number),
        int number => Exact(number),
        long number => Exact(number),
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => OfText(text),
        _ => throw Unreadable(),
    };

    private static Money OfText(string text)
    {
        var (figures, isNegative) = Signed(WithoutCurrency(Plain(text)));
        var (whole, decimals) = Parted(figures);
        if (whole.Length == 0 || !whole.All(char.IsAsciiDigit) || !decimals.All(char.IsAsciiDigit) || whole.Length > 12) throw Unreadable();
        if (decimals.Length > 2) throw Fraction();
        var amount = Exact(decimal.Parse($"{whole}.{decimals}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
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
        ['(', .. var rest, ')'] => (rest.Trim(), true),
        _ => (text, false),
    };

    /// <summary>The last comma or point parts the decimals; what stands more than once, or before it, parts groups of three.</summary>
    private static (string Whole, string Decimals) Parted(string figures)
    {
        var last = figures.LastIndexOfAny([',', '.']);
        if (last < 0) return (Joined(figures, ' '), "");

        var mark = figures[last];
        if (figures.IndexOf(mark, StringComparison.Ordinal) != last) return (Joined(figures, mark), ""); // 1.234.567
        if (last == figures.Length - 1) throw Unreadable();

        var whole = figures[..last];
        var group = whole.FirstOrDefault(x => x is ',' or '.' or '\'' or '’' or ' ');
        return (group == '\0' ? whole : Joined(whole, group), figures[(last + 1)..]);
    }

    private static string Joined(string figures, char group)
    {
        var parts = figures.Split(group);
        return parts.Length == 1 || (parts[0].Length is 1 or 2 or 3 && parts.Skip(1).All(x => x.Length == 3)) ? string.Concat(parts) : throw Unreadable();
    }

    /// <summary>Spaces of every width become plain ones, and every minus the same.</summary>
    private static string Plain(string text) => string.Concat(text.Select(x => char.IsWhiteSpace(x) ? ' ' : x == '\u2212' ? '-' : x)).Trim();

    private static Money Exact(decimal dirhams)
    {
        if (Math.Abs(dirhams) >= Largest) throw Unreadable();
        if (decimal.Round(dirhams, 2) != dirhams) throw Fraction();
        return Money.Dirhams(dirhams);
    }

    private static RefusedException Unreadable() => new("statement.unreadable-amount", "An amount is written 1 234,56 or 1234.56.");

    private static RefusedException Fraction() => new("statement.fraction-of-centime", "An amount has at most two decimals.");
}
