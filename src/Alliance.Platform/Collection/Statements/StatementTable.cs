using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>A file of rows and columns with a heading, and what a choice of columns makes of it.</summary>
/// <param name="above">Lines of the bank's own before the heading, on the same sheet and on those before it.</param>
internal sealed class StatementTable(StatementFormat format, StatementHeading heading, IReadOnlyList<TableRow> above, Reading reading)
{
    public StatementFormat Format => format;

    public IReadOnlyList<string> Header => heading.Names;

    /// <summary>The same for every file with this heading.</summary>
    public string Fingerprint => FingerprintOf(Header);

    /// <summary>Figures apart: a heading such as <c>Solde au 30/06/2023</c> changes with each file.</summary>
    public static string FingerprintOf(IEnumerable<string> header) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', header.Select(x => string.Join(' ', Folded.Tokens(x).Where(y => !y.All(char.IsDigit))))))));

    /// <summary>The first rows, as a person reads them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample(int rows) =>
        [.. Body.Take(rows).Select(x => Enumerable.Range(0, Header.Count).Select(y => Text(Cell(x, y)) ?? "").ToList())];

    private IEnumerable<TableRow> Body => heading.Sheet.Rows.SkipWhile(x => x.Line <= heading.LastLine);

    /// <exception cref="RefusedException"><c>statement.columns-impossible</c>.</exception>
    /// <exception cref="UnreadableException"><c>too-many-lines</c>, <c>several-accounts</c>.</exception>
    public StatementContents Read(ColumnChoice columns, DateOnly today)
    {
        columns.Check(Header.Count);
        List<string> header = [.. Header.Select(Folded.Text)];
        var amounts = AmountColumns.Of(Body, columns, header);
        var balances = new TableBalances(columns, amounts, header, today);
        foreach (var row in above) balances.SeeAbove(row);
        var (entries, bad, passedOver) = (new List<StatementEntry>(), new List<BadLine>(), 0);
        foreach (var row in Body)
        {
            if (entries.Count + bad.Count == reading.Limits.Rows) throw reading.TooManyRows();
            try
            {
                if (Entry(row, columns, amounts, today) is { } entry)
                {
                    entries.Add(entry);
                    balances.See(row, entry);
                }
                else
                {
                    passedOver++;
                    balances.SeePassedOver(row, DayOf(row, columns, today));
                }
            }
            catch (UnreadableException wrong)
            {
                var why = wrong.As("statement");
                bad.Add(new(row.Line, why.Code, why.Message));
            }
        }

        return new(format, Account(), entries, bad) { PassedOver = passedOver, Unexplained = bad.Count > 0 ? null : balances.Unexplained() };
    }

    /// <summary>The table's own sheet says; a cover sheet before it only where it names one alone, since it may list all that a customer has.</summary>
    private string? Account() => WrittenAccount.All(heading.Sheet.Rows.TakeWhile(x => x.Line < heading.LastLine)) switch
    {
        [] => WrittenAccount.All(above) is [var cover] ? cover : null,
        [var one] => one,
        _ => throw new UnreadableException("several-accounts", "The file is about several accounts: import them one by one."),
    };

    internal static object? Cell(TableRow row, int? column) => column is { } at && at < row.Cells.Count ? row.Cells[at] : null;

    private static string? Text(object? cell) => cell switch
    {
        string text => Blank.ToNull(text),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <returns>Null for a row that is no movement.</returns>
    private StatementEntry? Entry(TableRow row, ColumnChoice columns, AmountColumns amounts, DateOnly today)
    {
        if (row.Problem is { } problem) throw new UnreadableException(problem, "The line can't be read.");
        if (IsHeading(row)) return null;

        var label = Text(Cell(row, columns.Label)) ?? "";
        if (Day(row, columns, amounts, today) is not { } on)
        {
            if (SumLine.Is(row) || amounts.AreEmpty(row)) return null;
            throw new UnreadableException("no-date", "The line has no date.");
        }

        if (SumLine.IsBalance(label)) return null;
        if (row.Cells.Skip(Header.Count).Any(x => Text(x) is not null)) throw new UnreadableException("wrong-number-of-columns", "The line has more columns than the heading.");
        if (on > today) throw new UnreadableException("in-the-future", "The line lies after today.");
        if (amounts.Read(row) is not var (amount, isReversal)) throw new UnreadableException("no-amount", "The line has no amount.");
        if (amount == Money.Zero) return null;

        return new(row.Line, on, amount, StatementEntry.Short(label, StatementLine.LongestLabel) ?? "")
        {
            ValueOn = StatementEntry.CountsFrom(WrittenDay.Read(Cell(row, columns.ValueDate), today, heading.Sheet.DayZero), on, today),
            Reference = StatementEntry.Short(Text(Cell(row, columns.Reference)), StatementLine.LongestReference),
            CounterAccount = StatementEntry.Short(Folded.Rib(Text(Cell(row, columns.Account))) ?? Text(Cell(row, columns.Account)), StatementLine.LongestAccount),
            IsReversal = isReversal,
        };
    }

    /// <summary>Headings come again on each page of some banks.</summary>
    private static bool IsHeading(TableRow row) => row.Cells.All(x => x is null || (x is string text && !text.Any(char.IsDigit))) && ColumnNames.Known(row.Cells.OfType<string>()) >= 2;

    /// <summary>Of a line that is no movement: one without a day, or with words in its place, is one all the same.</summary>
    private DateOnly? DayOf(TableRow row, ColumnChoice columns, DateOnly today)
    {
        try
        {
            return WrittenDay.Read(Cell(row, columns.Date), today, heading.Sheet.DayZero);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <returns>Null where no day stands; a footer may write words there, with or without the separators of the cells that it leaves empty.</returns>
    private DateOnly? Day(TableRow row, ColumnChoice columns, AmountColumns amounts, DateOnly today)
    {
        try
        {
            return WrittenDay.Read(Cell(row, columns.Date), today, heading.Sheet.DayZero);
        }
        catch (UnreadableException) when (SumLine.Is(row) || amounts.AreEmpty(row))
        {
            return null;
        }
    }
}
