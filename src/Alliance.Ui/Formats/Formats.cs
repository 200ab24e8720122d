using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>How figures and dates are written on every page, in the reader's culture.</summary>
public static class Formats
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    private const char NarrowNoBreakSpace = '\u202F';
    private const char LeftToRightMark = '\u200E';

    /// <summary><c>1 061</c>.</summary>
    public static string Count(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? None;

    /// <summary><c>50 000,00</c>: for columns, whose heading names the unit.</summary>
    public static string Amount(Money? amount) => amount is { } x ? x < Money.Zero ? LeftToRight(x.ToString()) : x.ToString() : None;

    /// <summary><c>50 000,00 DH</c>.</summary>
    public static string WithUnit(Money? amount) => amount is null ? None : $"{amount}{NarrowNoBreakSpace}{Unit}";

    /// <summary>Whole dirhams, for headlines: <c>65 210 000</c>.</summary>
    public static string WholeDirhams(Money? amount) => amount?.ToWholeDirhams() ?? None;

    /// <summary>Millions of dirhams with one decimal, for headlines whose unit is <see cref="Millions"/>: <c>86,4</c>.</summary>
    public static string InMillions(Money? amount) => amount is { } x ? (x.InDirhams / 1_000_000m).ToString("N1", CultureInfo.CurrentCulture) : None;

    /// <summary><c>86,2 %</c> from 0.862; a dash where there is nothing to divide by.</summary>
    public static string Percent(decimal? ratio, int decimals = 1) => ratio is null
        ? None
        : LeftToRight($"{(ratio.Value * 100m).ToString($"N{decimals}", CultureInfo.CurrentCulture)}{NarrowNoBreakSpace}%");

    /// <summary>A part of a whole as a percentage; a dash when there is no whole.</summary>
    public static string Share(long part, long whole, int decimals = 1) => Percent(whole == 0 ? null : (decimal)part / whole, decimals);

    /// <summary><c>15 juil. 2022</c>.</summary>
    public static string Date(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? None;

    /// <summary><c>15 juillet 2022</c>, for sentences.</summary>
    public static string LongDate(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) ?? None;

    /// <summary><c>juillet 2022</c>, for headings and sentences.</summary>
    public static string MonthName(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary><c>juil. 2022</c>.</summary>
    public static string Month(DateOnly? day) => day?.ToString("MMM yyyy", CultureInfo.CurrentCulture) ?? None;

    /// <summary>An instant, in the organisation's time: <c>28 juin 2023, 07:40</c>.</summary>
    public static string Instant(DateTimeOffset? at) => at?.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) ?? None;

    /// <summary>A name in whatever script within a sentence: in Arabic, figures that follow a Latin name must not be drawn to its other side.</summary>
    public static string Isolated(string name) => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? $"\u2068{name}\u2069" : name;

    /// <summary>Keeps signs on their side of the figures within Arabic text, where <c>85 %</c> or <c>&gt; 500</c> would be turned around.</summary>
    public static string LeftToRight(string figures) =>
        CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? $"{LeftToRightMark}{figures}{LeftToRightMark}" : figures;

    /// <summary>Between the members of a list: Arabic has a comma of its own.</summary>
    public static string Comma => IsArabic ? "، " : ", ";

    /// <summary>The dirham as each language abbreviates it.</summary>
    public static string Unit => IsArabic ? "درهم" : "DH";

    /// <summary>Millions of dirhams.</summary>
    public static string Millions => IsArabic ? "مليون درهم" : "MDH";

    private static bool IsArabic => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ar";
}
