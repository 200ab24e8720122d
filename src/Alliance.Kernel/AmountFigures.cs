namespace Alliance.Kernel;

/// <summary>The figures of an amount in plain signs (<see cref="PlainDigits"/>), parted into dirhams and what stands behind the decimal sign: one reading for the files of banks and the fields that people fill.</summary>
public static class AmountFigures
{
    /// <summary>Figures that the dirhams of an amount have at most.</summary>
    private const int Most = 12;

    private static readonly string[] Currencies = ["DHS", "DH", "MAD", "د.م.", "درهم"];

    /// <summary>The dirham before or behind the figures is left out, however it is abbreviated.</summary>
    public static string WithoutCurrency(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var currency in Currencies)
        {
            if (text.EndsWith(currency, StringComparison.OrdinalIgnoreCase)) return text[..^currency.Length].TrimEnd();
            if (text.StartsWith(currency, StringComparison.OrdinalIgnoreCase)) return text[currency.Length..].TrimStart();
        }

        return text;
    }

    /// <summary>The last comma or point parts the decimals; what stands more than once, or before it, parts groups of three.</summary>
    /// <param name="known">The sign that parts decimals, where something else shows it.</param>
    /// <returns>Digits alone; null for what is no amount. Three decimals behind few figures may be a group: that is for who asks to judge.</returns>
    public static (string Whole, string Decimals)? Parted(string figures, char? known = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var last = figures.LastIndexOfAny([',', '.']);
        if (last < 0) return Digits(Joined(figures, figures.Contains('\'', StringComparison.Ordinal) ? '\'' : ' '), "");

        var mark = figures[last];
        if (figures.IndexOf(mark, StringComparison.Ordinal) != last || (known is { } sign && sign != mark)) return Digits(Joined(figures, mark), ""); // 1.234.567
        if (last == figures.Length - 1) return null;

        var whole = figures[..last];
        var group = whole.FirstOrDefault(x => x is ',' or '.' or '\'' or ' ');
        return Digits(group == '\0' ? whole : Joined(whole, group), figures[(last + 1)..]);
    }

    private static (string Whole, string Decimals)? Digits(string? whole, string decimals) =>
        whole is { Length: > 0 } && whole.All(char.IsAsciiDigit) && decimals.All(char.IsAsciiDigit) && whole.TrimStart('0').Length <= Most ? (whole, decimals) : null;

    private static string? Joined(string figures, char group)
    {
        var parts = figures.Split(group);
        return parts.Length == 1 || (parts[0].Length is 1 or 2 or 3 && parts.Skip(1).All(x => x.Length == 3)) ? string.Concat(parts) : null;
    }
}
