using Alliance.Kernel;
using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Whether a table's movements come to the difference of its balances: those of lines of their own, and those of a column that tells the balance after each movement.</summary>
internal sealed class TableBalances(ColumnChoice columns, AmountColumns amounts, IReadOnlyList<string> header, DateOnly today)
{
    private readonly int? _column = ColumnNames.Balance.Find(
        header, columns.Date, columns.ValueDate, columns.Label, columns.Amount, columns.Debit, columns.Credit, columns.Reference, columns.Account, amounts.Columns.Direction);

    private readonly List<WrittenBalance> _above = [];
    private readonly List<(WrittenBalance Balance, int After)> _within = [];
    private readonly List<(DateOnly On, Money Amount, Money? After)> _movements = [];

    public void SeeAbove(TableRow row)
    {
        if (row.Problem is null && WrittenBalance.Above(row, today, amounts.Decimals) is { } balance) _above.Add(balance);
    }

    public void See(TableRow row, StatementEntry movement) => _movements.Add((movement.On, movement.Amount, Read(row, _column)));

    /// <summary>A line that is no movement.</summary>
    public void SeePassedOver(TableRow row, DateOnly? on)
    {
        if (WrittenBalance.Within(row, on, AmountOf, today) is { } balance) _within.Add((balance, _movements.Count));
    }

    /// <summary>What the closing balance has more than the opening one and the movements between; null where the table doesn't say both.</summary>
    public Money? Unexplained()
    {
        if (_movements.Count == 0) return null;

        var (first, last, sum) = (_movements.Min(x => x.On), _movements.Max(x => x.On), _movements.Sum(x => x.Amount));
        // Between movements stand balances of a day or of a page: an opening stands before or after them all.
        var atEnds = _within.Where(x => x.After == 0 || x.After == _movements.Count).Select(x => x.Balance);
        var opening = _above.Concat(atEnds).FirstOrDefault(x => IsOpening(x, first, last))?.Amount;
        var closing = _within.Select(x => x.Balance).LastOrDefault(x => IsClosing(x, last))?.Amount
            ?? (opening is null ? null : _above.LastOrDefault(x => IsClosing(x, last))?.Amount); // alone above the table, it is of the day of the export
        if (opening is { } from && closing is { } to) return to - from - sum;
        if (opening is null && closing is null && _movements.Count(x => x.After is not null) < 2) return null;

        var gaps = Columns().Select(x => (closing ?? x.Closing) - (opening ?? x.Opening) - sum).ToList();
        return gaps.Count == 0 ? null : gaps.Contains(Money.Zero) ? Money.Zero : gaps[0];
    }

    private static bool IsOpening(WrittenBalance balance, DateOnly first, DateOnly last) =>
        balance.Kind is BalanceKind.Opening || (balance.Kind is BalanceKind.OfDay && balance.On <= first && balance.On != last);

    private static bool IsClosing(WrittenBalance balance, DateOnly last) => balance.Kind is BalanceKind.Closing || (balance.Kind is BalanceKind.OfDay && balance.On >= last);

    /// <summary>What the column says of the balances before and after all movements, for each order in which they may stand: the one that their days show is in front.</summary>
    private IEnumerable<(Money Opening, Money Closing)> Columns()
    {
        var (first, last) = (_movements.FindIndex(x => x.After is not null), _movements.FindLastIndex(x => x.After is not null));
        if (first < 0) return [];

        var (upper, lower) = (_movements[first].After!.Value, _movements[last].After!.Value);
        var oldestFirst = (upper - Sum(_movements.Take(first + 1)), lower + Sum(_movements.Skip(last + 1)));
        var newestFirst = (lower - Sum(_movements.Skip(last)), upper + Sum(_movements.Take(first)));
        return _movements[0].On > _movements[^1].On ? [newestFirst, oldestFirst] : [oldestFirst, newestFirst];
    }

    private static Money Sum(IEnumerable<(DateOnly On, Money Amount, Money? After)> movements) => movements.Sum(x => x.Amount);

    /// <summary>A balance stands in the column of balances, or among debits or credits.</summary>
    private Money? AmountOf(TableRow row)
    {
        if (Read(row, _column) is { } balance) return balance;
        var (debit, other) = (Read(row, columns.Debit), Read(row, columns.Credit) ?? Read(row, columns.Amount));
        return debit is { Centimes: not 0 } owed ? (owed > Money.Zero ? -owed : owed) : other ?? debit;
    }

    private Money? Read(TableRow row, int? column)
    {
        try
        {
            return WrittenAmount.Read(StatementTable.Cell(row, column), amounts.Decimals);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
