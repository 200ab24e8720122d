using System.Globalization;

namespace Alliance.Ui;

/// <summary>Fills arguments into sentences; a noun that is counted takes the form that its number asks for.</summary>
/// <remarks>
/// A text gives the forms after its argument, <c>#</c> standing for the number: <c>{0:# prêt|# prêts}</c>. They are those of Unicode's plural rules
/// for whole numbers, in this order: French and English <c>one|other</c> (French counts 0 as one), Arabic <c>zero|one|two|few|many|other</c>.
/// </remarks>
internal sealed class CountedWords(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    private const char Between = '|';

    /// <summary>A sentence with its arguments.</summary>
    /// <exception cref="FormatException">The sentence asks for more arguments than there are.</exception>
    public static string Fill(string text, CultureInfo culture, object?[] arguments) => string.Format(new CountedWords(culture), text, arguments);

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split(Between) is { Length: > 1 } forms)
            return Count(arg) is { } count
                ? forms[Math.Min(Form(count), forms.Length - 1)].Replace("#", count.ToString("N0", culture), StringComparison.Ordinal)
                : forms[^1].Replace("#", arg?.ToString(), StringComparison.Ordinal); // "1–30 jours"

        return arg is IFormattable formattable ? formattable.ToString(format, culture) : arg?.ToString() ?? "";
    }

    /// <summary>A number, or one that <see cref="Formats.Count"/> has written already.</summary>
    private static long? Count(object? argument) => argument switch
    {
        int few => few,
        long many => many,
        string written when long.TryParse(written.Replace('\u2212', '-').Replace(Kernel.Money.MoneyFormat.NumberGroupSeparator, "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) => read,
        _ => null,
    };

    private int Form(long count)
    {
        var n = Math.Abs(count);
        if (culture.TwoLetterISOLanguageName is not "ar") return n == 1 || (n == 0 && culture.TwoLetterISOLanguageName is "fr") ? 0 : 1;
        return n switch
        {
            0 or 1 or 2 => (int)n,
            _ when n % 100 is >= 3 and <= 10 => 3,
            _ when n % 100 >= 11 => 4,
            _ => 5,
        };
    }
}
