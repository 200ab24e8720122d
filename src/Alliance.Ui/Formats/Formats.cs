using System.Globalization;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>How figures and dates are written on every page, in the reader's culture.</summary>
public static class Formats
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    private static readonly TextSet Words = TextSet.Of(typeof(UiText));

    private const char NarrowNoBreakSpace = '\u202F';
    private const char LeftToRightMark = '\u200E';

    /// <summary><c>1 061</c>.</summary>
    public static string Count(long? count) => count is { } x ? Signed(x.ToString("N0", CultureInfo.CurrentCulture), x < 0) : None;

    /// <summary><c>50 000,00</c>: for columns, whose heading names the unit.</summary>
    public static string Amount(Money? amount) => amount is { } x ? Signed(x.ToString(), x < Money.Zero) : None;

    /// <summary><c>50 000,00 DH</c>.</summary>
    public static string WithUnit(Money? amount) => amount is null ? None : $"{Amount(amount)}{NarrowNoBreakSpace}{Unit}";

    /// <summary>Whole dirhams, for headlines: <c>65 210 000</c>.</summary>
    public static string WholeDirhams(Money? amount) => amount is { } x ? Signed(x.ToWholeDirhams(), x < Money.Zero) : None;

    /// <summary>Millions of dirhams with one decimal, for headlines whose unit is <see cref="Millions"/>: <c>86,4</c>.</summary>
    public static string InMillions(Money? amount) => amount is { } x ? Signed((x.InDirhams / 1_000_000m).ToString("N1", CultureInfo.CurrentCulture), x < Money.Zero) : None;

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

    /// <summary><c>07:40</c>.</summary>
    public static string Hour(TimeOnly at) => at.ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>An instant, in the organisation's time: <c>28 juin 2023, 07:40</c>.</summary>
    public static string Instant(DateTimeOffset? at) => at is { } x ? x.ToString("d MMM yyyy", CultureInfo.CurrentCulture) + Comma + x.ToString("HH:mm", CultureInfo.CurrentCulture) : None;

    /// <summary>From one to another, both included: <c>1–30</c>, <c>mars 2023 – mai 2023</c>; in Arabic in words, which stand in the order of reading whatever the ends are: <c>من 1 إلى 30</c>.</summary>
    /// <remarks>The one way to write a range: with a sign between them, the ends of an Arabic one change places by what stands before.</remarks>
    /// <param name="from">Written as figures and dates are on every page, as is <paramref name="to"/>.</param>
    /// <param name="culture">Of a document; the reader's when left out.</param>
    public static string Range(string from, string to, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        culture ??= CultureInfo.CurrentUICulture;
        var isSpaced = from.Contains(' ', StringComparison.Ordinal) || to.Contains(' ', StringComparison.Ordinal);
        return Words.Say(isSpaced ? "{0} – {1}" : "{0}–{1}", culture, Isolated(from, culture), Isolated(to, culture));
    }

    /// <summary>The same under a drawing, where words have no room: <c>1–30</c>, in Arabic too with its first end at the right.</summary>
    public static string BriefRange(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var culture = CultureInfo.CurrentUICulture;
        return culture.TextInfo.IsRightToLeft ? $"\u2067{Isolated(from, culture)}–{Isolated(to, culture)}\u2069" : Range(from, to, culture);
    }

    /// <summary>What was, and what it became: <c>30 juin → 31 juillet</c>; the arrow points the way one reads.</summary>
    public static string Becomes(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var culture = CultureInfo.CurrentUICulture;
        // The mark: where a part of a page runs as its first letter does, that letter would else turn the arrow's two sides, and not the arrow.
        var mark = culture.TextInfo.IsRightToLeft ? "\u200F" : before.Any(IsArabicLetter) ? $"{LeftToRightMark}" : "";
        return $"{mark}{Isolated(before, culture)} {Arrow} {Isolated(after, culture)}";
    }

    /// <summary>From what was to what it became, the way one reads.</summary>
    public static string Arrow => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "←" : "→";

    /// <summary>A name in whatever script within a sentence: in Arabic, figures that follow a Latin name must not be drawn to its other side.</summary>
    public static string Isolated(string name) => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? $"\u2068{name}\u2069" : name;

    /// <summary>In a page of either direction: a name of the other one would else take what follows along.</summary>
    private static string Isolated(string end, CultureInfo culture) =>
        culture.TextInfo.IsRightToLeft || end.Any(IsArabicLetter) ? $"\u2068{end}\u2069" : end;

    private static bool IsArabicLetter(char character) => character is >= '\u0600' and <= '\u06FF';

    /// <summary>Keeps signs on their side of the figures within Arabic text, where <c>85 %</c> or <c>&gt; 500</c> would be turned around.</summary>
    public static string LeftToRight(string figures) =>
        CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? $"{LeftToRightMark}{figures}{LeftToRightMark}" : figures;

    /// <summary>Between the members of a list: Arabic has a comma of its own.</summary>
    public static string Comma => IsArabic ? "، " : ", ";

    /// <summary>The dirham as each language abbreviates it.</summary>
    public static string Unit => IsArabic ? "درهم" : "DH";

    /// <summary>Millions of dirhams.</summary>
    public static string Millions => IsArabic ? "مليون درهم" : "MDH";

    /// <summary>A minus sign as formulas have it: a hyphen is shorter than the plus, and breaks off the figure.</summary>
    private static string Signed(string figure, bool isNegative) => isNegative ? LeftToRight(figure.Replace('-', '\u2212')) : figure;

    private static bool IsArabic => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ar";
}
