using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Kernel;

/// <summary>How cells of a list are written as CSV, by every module alike: as a spreadsheet set to French reads them.</summary>
/// <remarks>A cell of XLSX says itself that it is text or a number, and needs none of this.</remarks>
public static partial class ListCells
{
    public const char Separator = ';';

    /// <summary>A spreadsheet keeps fifteen figures of a number and writes zeros for the rest.</summary>
    private const int MostFigures = 15;

    private static readonly SearchValues<char> _ofNumbers = SearchValues.Create("0123456789 \u00A0\u202F.,");
    private static readonly SearchValues<char> _ofFigures = SearchValues.Create("0123456789 \u00A0\u202F");

    /// <summary>Decimal commas, no separators of thousands: a number that sums.</summary>
    public static CultureInfo Culture { get; } = CultureOfNumbers();

    /// <summary>A text that begins like a formula must not become one in the reader's spreadsheet. A number with its sign, such as a phone's, is none and stays as it is.</summary>
    public static string? Guarded(string? cell) => cell is { Length: > 0 } && BeginsLikeFormula(cell[0]) && !IsNumber(cell) ? "'" + cell : cell;

    /// <summary>A text of a list: no formula, and no number that the reader's spreadsheet would cut. An account of 24 figures, an ICE or a telephone that begins with 0, a reference such as <c>12E5</c> come with the same guard, and keep every figure;
    /// readers of files take it off again.</summary>
    public static string? OfText(string? cell) => cell is { Length: > 0 } && LosesFigures(cell) ? "'" + cell : Guarded(cell);

    private static bool LosesFigures(string cell)
    {
        if (cell.AsSpan().ContainsAnyExcept(_ofFigures)) return Exponent().IsMatch(cell);
        var figures = cell.Count(char.IsAsciiDigit);
        return figures > MostFigures || (figures > 1 && cell[0] == '0');
    }

    [GeneratedRegex("^[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)] private static partial Regex Exponent();

    /// <summary>The signs themselves, their full-width forms, and what a spreadsheet skips before it looks for one.</summary>
    private static bool BeginsLikeFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsNumber(string cell) =>
        cell is ['+' or '-', >= '0' and <= '9', ..] && !cell.AsSpan(1).ContainsAnyExcept(_ofNumbers);

    private static CultureInfo CultureOfNumbers()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return CultureInfo.ReadOnly(culture);
    }
}
