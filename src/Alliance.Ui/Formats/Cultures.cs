using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>The three languages of the product, with one way of writing numbers and dates.</summary>
/// <remarks>
/// Numbers have the separators of French and Latin digits in all three, as Moroccan accounts do: <c>ar-MA</c> and <c>fr-MA</c>
/// would print <c>50.000,00</c>, <c>en</c> <c>50,000.00</c>, and a reader who switches language must not misread an amount.
/// </remarks>
public static class Cultures
{
    public static CultureInfo French { get; } = Make("fr");

    public static CultureInfo Arabic { get; } = Make("ar");

    public static CultureInfo English { get; } = Make("en");

    /// <summary>The default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [French, Arabic, English];

    /// <summary>The culture of a two-letter code; null for a language the product doesn't speak.</summary>
    public static CultureInfo? Find(string? language) => All.FirstOrDefault(x => string.Equals(x.Name, language, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the language calls itself, for a language switch.</summary>
    public static string OwnName(string language) => language switch
    {
        "ar" => "العربية",
        "en" => "English",
        _ => "Français",
    };

    /// <summary><c>rtl</c> or <c>ltr</c>, for the <c>dir</c> attribute.</summary>
    public static string Direction(this CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
    }

    private static CultureInfo Make(string language)
    {
        var culture = new CultureInfo(language, useUserOverride: false);
        var numbers = (NumberFormatInfo)culture.NumberFormat.Clone();
        var written = Money.MoneyFormat;
        numbers.NumberDecimalSeparator = numbers.PercentDecimalSeparator = numbers.CurrencyDecimalSeparator = written.NumberDecimalSeparator;
        numbers.NumberGroupSeparator = numbers.PercentGroupSeparator = numbers.CurrencyGroupSeparator = written.NumberGroupSeparator;
        numbers.NumberGroupSizes = numbers.PercentGroupSizes = numbers.CurrencyGroupSizes = [3];
        numbers.NegativeSign = "-"; // ICU puts invisible direction marks into the Arabic one
        numbers.PositiveSign = "+";
        numbers.NumberNegativePattern = 1;
        numbers.PercentSymbol = "%";
        numbers.PercentPositivePattern = 0;
        numbers.PercentNegativePattern = 0;
        culture.NumberFormat = numbers;

        var dates = culture.DateTimeFormat;
        dates.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        dates.FirstDayOfWeek = DayOfWeek.Monday;
        dates.ShortDatePattern = "dd/MM/yyyy";
        dates.LongDatePattern = "d MMMM yyyy";
        dates.ShortTimePattern = "HH:mm";
        dates.LongTimePattern = "HH:mm:ss";
        if (language == "ar")
        {
            string[] months = [.. MonthNames.Moroccan, ""]; // a calendar may have thirteen
            dates.MonthNames = dates.MonthGenitiveNames = months;
            dates.AbbreviatedMonthNames = dates.AbbreviatedMonthGenitiveNames = months;
        }

        return CultureInfo.ReadOnly(culture);
    }
}
