using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What contributions taken back and put in change in the months' cells.</summary>
internal sealed class MonthChanges
{
    private static readonly DimensionValue Total = new("", "");
    private static readonly Dictionary<string, int> Positions = Indicators.Stocks.Index().ToDictionary(x => x.Item.Code, x => x.Index, StringComparer.Ordinal);

    /// <summary>By cell and month, in the order of <see cref="Indicators.Stocks"/>: added millions of times in a rebuild. Outside of this class there are codes alone.</summary>
    private readonly Dictionary<DimensionValue, Dictionary<int, long[]>> _cells = [];

    /// <summary>The first month that changes; null when nothing does. What was taken back and put in again alike doesn't count: a payment of today touches one month.</summary>
    public DateOnly? From => _cells.Values
        .SelectMany(x => x.Where(y => Array.Exists(y.Value, z => z != 0)))
        .Select(x => (DateOnly?)Months.At(x.Key))
        .Min();

    public void Add(Contribution contribution) => Count(contribution, 1);

    public void TakeBack(Contribution contribution) => Count(contribution, -1);

    /// <summary>Walks through the months in order and writes into each what has changed by then.</summary>
    /// <param name="months">All from <see cref="From"/> on, without gaps.</param>
    /// <returns>The months that changed.</returns>
    public HashSet<FiguresMonth> ApplyTo(IReadOnlyList<FiguresMonth> months)
    {
        var changed = new HashSet<FiguresMonth>();
        var sums = _cells.Keys.ToDictionary(x => x, _ => new long[Positions.Count]);
        foreach (var month in months)
        {
            foreach (var (cell, changes) in _cells)
                if (changes.TryGetValue(Months.IndexOf(month.Month), out var change)) AddTo(sums[cell], change);

            var differing = sums.Where(x => Array.Exists(x.Value, y => y != 0)).ToDictionary(x => x.Key, x => FigureSet.Of(Indicators.Stocks, x.Value));
            if (differing.Count == 0) continue;
            if (differing.Remove(Total, out var total)) month.Total += total;
            month.Cells = Merge(month.Cells, differing);
            changed.Add(month);
        }

        return changed;
    }

    private static List<FigureCell> Merge(IReadOnlyList<FigureCell> cells, Dictionary<DimensionValue, FigureSet> changes)
    {
        var merged = cells.ToDictionary(x => x.By!, x => x.Figures);
        foreach (var (cell, change) in changes) merged[cell] = merged.GetValueOrDefault(cell, FigureSet.Zero) + change;

        return [.. merged
            .Where(x => x.Value != FigureSet.Zero)
            .OrderBy(x => x.Key.Dimension, StringComparer.Ordinal).ThenBy(x => x.Key.Value, StringComparer.Ordinal)
            .Select(x => new FigureCell(x.Key, null, x.Value))];
    }

    private void Count(Contribution contribution, int sign)
    {
        foreach (var part in contribution.Parts)
        {
            List<Dictionary<int, long[]>> cells = [Cell(Total), .. part.By.Select(x => Cell(new(x.Key, x.Value)))];
            foreach (var (code, changes) in part.Changes)
            {
                if (!Positions.TryGetValue(code, out var position)) continue; // of an earlier version, which a rebuild replaces
                for (var i = 0; i < changes.Length; i += 2)
                    foreach (var cell in cells) Month(cell, (int)changes[i])[position] += sign * changes[i + 1];
            }
        }
    }

    private Dictionary<int, long[]> Cell(DimensionValue key)
    {
        if (!_cells.TryGetValue(key, out var cell)) _cells[key] = cell = [];
        return cell;
    }

    private static long[] Month(Dictionary<int, long[]> cell, int month)
    {
        if (!cell.TryGetValue(month, out var sum)) cell[month] = sum = new long[Positions.Count];
        return sum;
    }

    private static void AddTo(long[] sum, long[] change)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += change[i];
    }
}
