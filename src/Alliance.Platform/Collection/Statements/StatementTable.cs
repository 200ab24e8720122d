using System.Security.Cryptography;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Problem">Code of what is wrong with the line as such.</param>
internal sealed record TableRow(int Line, IReadOnlyList<object?> Cells, string? Problem = null)
{
    public bool IsEmpty => Problem is null && Cells.All(x => x is null || (x is string text && string.IsNullOrWhiteSpace(text)));
}

/// <summary>A file of rows and columns with a heading; banks put a few lines of their own above it.</summary>
internal sealed class StatementTable
{
    public const int MostColumns = 64;

    /// <summary>A heading stands among so many first lines.</summary>
    private const int LinesSearched = 30;

    private const int FewestColumns = 3;

    private readonly StatementFormat _format;
    private readonly IEnumerable<TableRow> _rows;
    private readonly int _headerLine;

    /// <param name="rows">Read from the start each time it is enumerated, and no further than it is.</param>
    /// <exception cref="RefusedException"><c>statement.no-header</c>.</exception>
    public StatementTable(StatementFormat format, IEnumerable<TableRow> rows)
    {
        var header = FindHeader(rows) ?? throw new RefusedException("statement.no-header", "The file has no line that names its columns: date, amount, label.");
        (_format, _rows, _headerLine) = (format, rows, header.Line);
        Header = [.. Names(header)];
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>The same for every file with this heading.</summary>
    public string Fingerprint => FingerprintOf(Header);

    public static string FingerprintOf(IEnumerable<string> header) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', header.Select(Folded.Text)))));

    /// <summary>The first rows, as a person reads them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample(int rows) =>
        [.. Body.Take(rows).Select(x => Enumerable.Range(0, Header.Count).Select(y => Text(Cell(x, y)) ?? "").ToList())];

    private IEnumerable<TableRow> Body => _rows.SkipWhile(x => x.Line <= _headerLine).Where(x => !x.IsEmpty);

    public static TableRow? FindHeader(IEnumerable<TableRow> rows) => rows.Take(LinesSearched).FirstOrDefault(IsHeader);

    /// <exception cref="RefusedException"><c>statement.too-many-lines</c>, <c>statement.columns-impossible</c>.</exception>
    public StatementContents Read(ColumnChoice columns, DateOnly today)
    {
        columns.Check(Header.Count);
        var (entries, bad) = (new List<StatementEntry>(), new List<BadLine>());
        foreach (var row in Body)
        {
            if (entries.Count + bad.Count == StatementFile.MostLines) throw StatementFile.TooManyLines();
            try
            {
                entries.Add(Entry(row, columns, today));
            }
            catch (RefusedException wrong)
            {
                bad.Add(new(row.Line, wrong.Code, wrong.Message));
            }
        }

        return new(_format, null, entries, bad);
    }

    /// <summary>Cells filled, and none of them a figure or a day.</summary>
    private static bool IsHeader(TableRow row) =>
        row.Problem is null && Names(row).Count(x => x.Length > 0) >= FewestColumns && row.Cells.All(x => x is null || (x is string text && !text.Any(char.IsAsciiDigit)));

    /// <summary>Without the empty cells at the end, which spreadsheets leave behind.</summary>
    private static IEnumerable<string> Names(TableRow row)
    {
        var names = row.Cells.Select(x => (x as string)?.Trim() ?? "").ToList();
        return names.Take(names.FindLastIndex(x => x.Length > 0) + 1);
    }

    private static object? Cell(TableRow row, int? column) => column is { } at && at < row.Cells.Count ? row.Cells[at] : null;

    private static string? Text(object? cell) => cell switch
    {
        string text => Blank.ToNull(text),
        DateTime day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private StatementEntry Entry(TableRow row, ColumnChoice columns, DateOnly today)
    {
        if (row.Problem is { } problem) throw new RefusedException(problem, "The line can't be read.");
        if (row.Cells.Count < Header.Count || row.Cells.Skip(Header.Count).Any(x => Text(x) is not null))
            throw new RefusedException("statement.wrong-number-of-columns", "The line has not as many columns as the heading.");

        var on = WrittenDay.Read(Cell(row, columns.Date)) ?? throw new RefusedException("statement.no-date", "The line has no date.");
        if (on > today) throw new RefusedException("statement.in-the-future", "The line lies after today.");

        var amount = columns.Amount is { } signed ? WrittenAmount.Read(Cell(row, signed)) : Difference(row, columns);
        if (amount is not { } money) throw new RefusedException("statement.no-amount", "The line has no amount.");
        if (money == Money.Zero) throw new RefusedException("statement.amount-zero", "The amount is zero.");

        return new(row.Line, on, money, StatementEntry.Short(Text(Cell(row, columns.Label)), StatementLine.LongestLabel) ?? "")
        {
            Reference = StatementEntry.Short(Text(Cell(row, columns.Reference)), StatementLine.LongestReference),
            CounterAccount = StatementEntry.Short(Folded.Rib(Text(Cell(row, columns.Account))) ?? Text(Cell(row, columns.Account)), StatementLine.LongestAccount),
        };
    }

    /// <summary>Credits less debits; banks write debits with a minus or without.</summary>
    private static Money? Difference(TableRow row, ColumnChoice columns)
    {
        var (debit, credit) = (WrittenAmount.Read(Cell(row, columns.Debit)), WrittenAmount.Read(Cell(row, columns.Credit)));
        if (debit is { Centimes: not 0 } && credit is { Centimes: not 0 }) throw new RefusedException("statement.debit-and-credit", "The line has a debit and a credit.");
        if (credit < Money.Zero) throw new RefusedException("statement.unreadable-amount", "A credit has no minus.");
        if (debit is { Centimes: not 0 } spent) return spent > Money.Zero ? -spent : spent;
        return credit ?? debit;
    }
}
