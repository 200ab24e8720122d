using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Returned debits in a table. What the table says of debits that held is passed over; what it says in words nobody knows is refused, line by line.</summary>
internal static class TableReturns
{
    /// <summary>Of the line with most columns known, on whatever sheet: « Référence du fichier : … » may stand above it.</summary>
    /// <exception cref="UnreadableException"><c>no-reference-column</c>, or the file can't be read.</exception>
    public static ReturnsContents Of(IReadOnlyList<TableSheet> sheets, DateOnly today, Reading reading) =>
        sheets.SelectMany(x => HeadingLine.Of(x, reading)).Select(ReturnColumns.Of).OfType<ReturnColumns>().MaxBy(x => x.Fit) is { } columns
            ? Read(columns, today, reading)
            : throw new UnreadableException("no-reference-column", "A line names the columns; one of them is called reference.");

    private static ReturnsContents Read(ReturnColumns columns, DateOnly today, Reading reading)
    {
        var (sheet, heading) = (columns.Heading.Sheet, columns.Heading.Last);
        var (debits, notReturned, setAside) = (new List<ReturnedDebit>(), 0, 0);
        foreach (var row in sheet.Rows.SkipWhile(x => x.Line <= heading))
        {
            if (debits.Count + notReturned + setAside >= reading.Limits.Rows) throw reading.TooManyRows();
            if (row.Problem is null && (SumLine.Is(row) || RemarkLine.Is(row) || columns.IsHeading(row))) setAside++;
            else if (row.Problem is null && columns.Outcome(row) is ReturnWords.Outcome.Held) notReturned++;
            else debits.Add(Returned(row, columns, sheet.DayZero, today));
        }

        return new() { Debits = debits, NotReturned = notReturned, SetAside = setAside, UnknownColumns = columns.Unknown };
    }

    private static ReturnedDebit Returned(TableRow row, ReturnColumns columns, DateTime dayZero, DateOnly today)
    {
        var reference = columns.Reference(row);
        var debit = new ReturnedDebit(row.Line, ReturnsFile.Short(reference), ReturnsFile.ShortReason(columns.Reason(row)), null);
        if (row.Problem is { } problem) return debit with { Problem = problem };
        if (columns.IsTooLong(row)) return debit with { Problem = "wrong-number-of-columns" };
        if (reference.Length == 0) return debit with { Problem = "no-reference" };
        if (columns.Outcome(row) is ReturnWords.Outcome.Unknown) return debit with { Problem = "unknown-status" };
        try
        {
            var amount = WrittenAmount.Read(columns.Amount(row));
            return debit with { On = ReturnsFile.Day(WrittenDay.Read(columns.Date(row), today, dayZero), WrittenDay.Read(columns.BookingDate(row), today, dayZero), today), Amount = amount is { } money && money < Money.Zero ? -money : amount };
        }
        catch (UnreadableException wrong)
        {
            return debit with { Problem = wrong.Fault };
        }
    }
}
