using Alliance.Contracts.Platform;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What contributions taken back and put in change in the months' cells.</summary>
internal sealed class MonthChanges
{
    private static readonly (string, string) Total = ("", "");

    private readonly Dictionary<(string Dimension, string Value), Dictionary<int, long[]>> _cells = [];

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
        var sums = _cells.Keys.ToDictionary(x => x, _ => new long[Measures.Count]);
        foreach (var month in months)
        {
            foreach (var (cell, changes) in _cells)
                if (changes.TryGetValue(Months.IndexOf(month.Month), out var change)) AddTo(sums[cell], change);

            var differing = sums.Where(x => Array.Exists(x.Value, y => y != 0)).ToDictionary();
            if (differing.Count == 0) continue;
            if (differing.Remove(Total, out var total)) month.Total += Measures.ToFigures(total);
            month.Cells = Merge(month.Cells, differing);
            changed.Add(month);
        }

        return changed;
    }

    private static List<BreakdownCell> Merge(IReadOnlyList<BreakdownCell> cells, Dictionary<(string Dimension, string Value), long[]> changes)
    {
        var merged = cells.ToDictionary(x => (x.Dimension, x.Value), x => Measures.Of(x.Figures, x.Persons));
        foreach (var (cell, change) in changes)
        {
            if (!merged.TryGetValue(cell, out var sum)) merged[cell] = sum = new long[Measures.Count];
            AddTo(sum, change);
        }

        return [.. merged
            .Where(x => Array.Exists(x.Value, y => y != 0))
            .OrderBy(x => x.Key.Dimension, StringComparer.Ordinal).ThenBy(x => x.Key.Value, StringComparer.Ordinal)
            .Select(x => new BreakdownCell(x.Key.Dimension, x.Key.Value, (int)x.Value[Measures.Persons], Measures.ToFigures(x.Value)))];
    }

    private void Count(Contribution contribution, int sign)
    {
        foreach (var part in contribution.Parts)
        {
            Dictionary<int, long[]>[] cells =
            [
                Cell(Total), Cell((Dimensions.Sector, contribution.Sector)), Cell((Dimensions.ProjectKind, contribution.Kind)),
                Cell((Dimensions.Province, contribution.Province)), Cell((Dimensions.Gender, part.Gender)), Cell((Dimensions.AgeGroup, part.AgeGroup)),
            ];
            foreach (var month in part.Months)
            {
                var index = (int)month[0];
                foreach (var cell in cells)
                {
                    if (!cell.TryGetValue(index, out var sum)) cell[index] = sum = new long[Measures.Count];
                    for (var i = 1; i < month.Length; i += 2) sum[month[i]] += sign * month[i + 1];
                }
            }
        }
    }

    private Dictionary<int, long[]> Cell((string, string) key)
    {
        if (!_cells.TryGetValue(key, out var cell)) _cells[key] = cell = [];
        return cell;
    }

    private static void AddTo(long[] sum, long[] change)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += change[i];
    }
}
