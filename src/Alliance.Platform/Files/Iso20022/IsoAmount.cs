using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>An amount as XML writes decimals: zeros before and behind, a plus, a bare point and white space are allowed; direction stands elsewhere.</summary>
internal sealed record IsoAmount(string Text, string? Currency)
{
    private const string Dirham = "MAD";
    private const int MostDigits = 12;

    /// <exception cref="UnreadableException"><c>unreadable-amount</c>, <c>fraction-of-centime</c>, <c>other-currency</c>.</exception>
    public Money Read()
    {
        if (Currency is not (null or Dirham)) throw new UnreadableException("other-currency", "The line is not in dirhams.");

        var figures = Text.Trim() is ['+', .. var rest] ? rest : Text.Trim();
        var point = figures.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (figures, "") : (figures[..point], figures[(point + 1)..].TrimEnd('0'));
        whole = whole.TrimStart('0');
        if (!figures.Any(char.IsAsciiDigit) || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit) || whole.Length > MostDigits)
            throw new UnreadableException("unreadable-amount", "An amount has no sign here.");
        if (fraction.Length > 2) throw new UnreadableException("fraction-of-centime", "An amount has at most two decimals.");
        return Money.Dirhams(decimal.Parse($"0{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }
}
