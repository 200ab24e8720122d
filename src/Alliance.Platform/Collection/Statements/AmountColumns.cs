using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What the amounts of a table mean: money that came is above zero. All of the table is looked at first, since one cell alone can have two readings.</summary>
/// <param name="Columns">With the column of direction found, where nobody named one.</param>
/// <param name="Decimals">The sign that parts decimals, where the table shows it.</param>
/// <param name="MinusTakesBack">Some debits have no minus, so that one with a minus takes an earlier one back. Where all have one, it is the bank's way to write debits.</param>
internal sealed record AmountColumns(ColumnChoice Columns, char? Decimals, bool MinusTakesBack)
{
    /// <param name="header">Folded.</param>
    public static AmountColumns Of(IEnumerable<TableRow> rows, ColumnChoice columns, IReadOnlyList<string> header)
    {
        var named = columns.Direction ?? (columns.Amount is null ? null : ColumnNames.Direction.Find(header, Taken(columns)));
        var (telling, plainDebits, decimals, amounts) = (Telling(columns, named, header.Count), new HashSet<int>(), new DecimalSign(), 0);
        var said = new int[header.Count];
        foreach (var row in rows)
        {
            foreach (var column in new[] { columns.Amount, columns.Debit, columns.Credit }) decimals.See(Cell(row, column));
            if (columns.Amount is null && IsPlain(Cell(row, columns.Debit))) plainDebits.Add(columns.Debit!.Value);
            if (Cell(row, columns.Amount) is not { } amount || amount is "" || SumLine.Is(row) || SumLine.IsBalance(Cell(row, columns.Label) as string ?? "")) continue;

            amounts++;
            if (named is null) telling.RemoveWhere(x => Cell(row, x) is not (null or "") and var cell && WrittenDirection.Read(cell) is null);
            foreach (var column in telling)
            {
                if (WrittenDirection.Read(Cell(row, column)) is not { } isCredit) continue;
                said[column]++;
                if (!isCredit && IsPlain(amount)) plainDebits.Add(column);
            }
        }

        telling.RemoveWhere(x => named is null && said[x] * 2 <= amounts); // a cell left empty is asked about, not taken for a credit
        var direction = telling.Count == 1 ? telling.Single() : (int?)null;
        return new(columns with { Direction = direction }, decimals.Known, plainDebits.Contains(columns.Debit ?? direction ?? -1));
    }

    public bool AreEmpty(TableRow row) => Cell(row, Columns.Amount) is null or "" && Cell(row, Columns.Debit) is null or "" && Cell(row, Columns.Credit) is null or "";

    /// <returns>Null where the row has no amount.</returns>
    /// <exception cref="UnreadableException"><c>no-direction</c>, <c>debit-and-credit</c>, or the amount can't be read.</exception>
    public (Money Amount, bool IsReversal)? Read(TableRow row)
    {
        if (Columns.Amount is null) return OfTwo(Amount(row, Columns.Debit), Amount(row, Columns.Credit));
        if (Amount(row, Columns.Amount) is not { } amount) return null;
        if (Columns.Direction is null || amount == Money.Zero) return (amount, false);

        return WrittenDirection.Read(Cell(row, Columns.Direction)) switch
        {
            true => (amount, amount < Money.Zero),
            false => Debit(amount),
            null => throw new UnreadableException("no-direction", "The line says neither credit nor debit."),
        };
    }

    private (Money Amount, bool IsReversal)? OfTwo(Money? debit, Money? credit)
    {
        if (debit is { Centimes: not 0 } && credit is { Centimes: not 0 }) throw new UnreadableException("debit-and-credit", "The line has a debit and a credit.");
        if (debit is { Centimes: not 0 } spent) return Debit(spent);
        return (credit ?? debit) is { } came ? (came, came < Money.Zero) : null;
    }

    private (Money Amount, bool IsReversal) Debit(Money amount) => amount < Money.Zero && MinusTakesBack ? (-amount, true) : (amount < Money.Zero ? amount : -amount, false);

    private Money? Amount(TableRow row, int? column) => WrittenAmount.Read(Cell(row, column), Decimals);

    /// <summary>Columns that may say of every amount whether it came or went: the one named, by a person or by its heading; else each that says nothing else.</summary>
    private static HashSet<int> Telling(ColumnChoice columns, int? named, int count) =>
        columns.Amount is null ? [] : named is { } column ? [column] : [.. Enumerable.Range(0, count).Where(x => !Taken(columns).Contains(x))];

    private static int?[] Taken(ColumnChoice columns) => [columns.Date, columns.ValueDate, columns.Label, columns.Amount, columns.Reference, columns.Account];

    private static bool IsPlain(object? cell) => cell switch
    {
        double number => number > 0,
        string text => WrittenAmount.Figures(text) is { IsNegative: false, Figures: var figures } && figures.Any(x => x is >= '1' and <= '9'),
        _ => false,
    };

    private static object? Cell(TableRow row, int? column) => StatementTable.Cell(row, column);
}
