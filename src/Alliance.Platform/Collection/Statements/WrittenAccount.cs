using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The account that a bank names in a line of its own above the movements: <c>RIB : 007 640 0001234500000412 22</c>, in one cell or in several.</summary>
/// <remarks>Twenty-four figures are a RIB wherever they stand; fewer are an account's number only where a word says so right before them, since holders have numbers too (ICE, telephone).</remarks>
internal static partial class WrittenAccount
{
    private const int FewestFigures = 10;
    private const int FewestTelling = 7; // figures without the zeros in front
    private const int OfRib = 24;
    private const int OfIban = 26; // figures alone, without the country's letters

    private static readonly HashSet<string> Accounts = Words("RIB", "IBAN", "COMPTE", "ACCOUNT", "حساب", "الحساب");

    /// <summary>What stands between such a word and its number.</summary>
    private static readonly HashSet<string> Between = Words("N", "NO", "NUM", "NUMERO", "NUMBER", "BANCAIRE", "COURANT", "CHEQUE", "MA", "رقم", "البنكي", "الجاري");

    /// <summary>The one account of all these lines; of several, each once. A number that is a part of a RIB named too is that RIB's.</summary>
    public static IReadOnlyList<string> All(IEnumerable<TableRow> rows)
    {
        List<string> found = [.. rows.Where(x => x.Problem is null && !SumLine.Is(x)).SelectMany(x => In(x.Cells)).Distinct(StringComparer.Ordinal)];
        return found.FindAll(x => !found.Exists(y => y.Length > x.Length && IsOf(x, y)));
    }

    /// <summary>Whether a number is a RIB's, whole or without the bank's and the town's codes before it.</summary>
    public static bool IsOf(string told, string rib) =>
        told == rib || (told.Length >= FewestFigures && told.TrimStart('0') is { Length: >= FewestTelling } telling && rib.Contains(telling, StringComparison.Ordinal));

    private static IEnumerable<string> In(IReadOnlyList<object?> cells)
    {
        List<string> texts = [.. cells.Select(Text).Where(x => x.Length > 0)];
        for (var i = 0; i < texts.Count; i++)
        {
            var runs = Runs(texts[i]);
            foreach (var (before, figures) in runs)
                if (AccountOf(figures, IsNamed(before)) is { } account) yield return account;

            if (runs.Count == 0 && IsNamed(texts[i]) && AccountOf(Beside([.. texts.Skip(i + 1).TakeWhile(IsFigures).Select(Figures)]), isNamed: true) is { } beside) yield return beside;
        }
    }

    /// <summary>Cells are parts of one number only where they make a whole one: beside an account's number may stand its balance.</summary>
    private static string Beside(List<string> cells) =>
        Enumerable.Range(1, cells.Count).Select(x => string.Concat(cells.Take(x))).FirstOrDefault(x => x.Length is OfRib or OfIban) ?? cells.FirstOrDefault() ?? "";

    private static string? AccountOf(string figures, bool isNamed) => figures.Length switch
    {
        OfRib => figures,
        OfIban => figures[^OfRib..],
        >= FewestFigures and < OfRib when isNamed => figures,
        _ => null,
    };

    private static bool IsNamed(string before) => Folded.Tokens(before).LastOrDefault(x => !Between.Contains(x) && !x.All(char.IsAsciiDigit)) is { } word && Accounts.Contains(word);

    /// <summary>Figures of one number, as banks part them, each with the text before it.</summary>
    private static List<(string Before, string Figures)> Runs(string text)
    {
        List<(string, string)> runs = [];
        for (var from = 0; from < text.Length; from++)
        {
            if (!char.IsAsciiDigit(text[from])) continue;
            var to = from;
            while (to < text.Length && (char.IsAsciiDigit(text[to]) || IsParting(text[to]))) to++;
            var figures = Figures(text[from..to]);
            if (figures.Length >= FewestFigures) runs.Add((text[..from], figures));
            from = to;
        }

        return runs;
    }

    private static bool IsFigures(string text) => text.All(x => char.IsAsciiDigit(x) || IsParting(x));

    private static bool IsParting(char character) => character is '.' or '-' || char.IsWhiteSpace(character);

    private static string Figures(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Of numbers, those that a spreadsheet keeps whole.</summary>
    private static string Text(object? cell) => cell switch
    {
        string text => Days().Replace(PlainDigits.Of(text), "/").Trim(), // a day is no part of a number
        double number when number is >= 0 and < 1e15 && number == Math.Floor(number) => number.ToString("0", CultureInfo.InvariantCulture),
        _ => "",
    };

    [GeneratedRegex(@"\b([0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}|[0-9]{4}[.-][0-9]{1,2}[.-][0-9]{1,2})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)] private static partial Regex Days();

    private static HashSet<string> Words(params string[] words) => [.. words.Select(Folded.Text)];
}
