namespace Alliance.Testing;

/// <summary>A breakdown as somebody outside reads it: figures by value, null where withheld, and every sum that is published besides.</summary>
/// <param name="Sums">Totals that are known by themselves, with the values they are made of; empty values may be among them.</param>
public sealed record ReadTable(
    DateOnly AsOf, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>?> Cells, IReadOnlyList<(IReadOnlySet<string> Values, IReadOnlyDictionary<string, decimal> Figures)> Sums);

/// <summary>Somebody who keeps every table ever published, adds and subtracts, and looks for one to four persons. Knows nothing of how cells are chosen.</summary>
public static class DisclosureAttack
{
    /// <summary>Figures that count somebody: one to four of them are somebody.</summary>
    private static readonly string[] Counting = ["applicants", "applicationsReceived", "borrowers", "loansGranted", "loansDisbursed", "enterprisesFinanced"];

    /// <returns>What was found out, in words; nothing when nothing can be.</returns>
    public static List<string> On(IReadOnlyList<ReadTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var found = new List<string>();
        foreach (var table in tables)
        {
            found.AddRange(Shown(table));
            found.AddRange(Subtracted(table));
        }

        for (var at = 0; at < tables.Count; at++) found.AddRange(Squeezed(tables, at));
        for (var later = 1; later < tables.Count; later++)
            for (var earlier = 0; earlier < later; earlier++)
                found.AddRange(Between(tables[earlier], tables[later]));
        return found;
    }

    private static IEnumerable<string> Shown(ReadTable table) =>
        from cell in table.Cells
        where cell.Value is not null
        from figure in Counting.Take(3)
        where IsSomebody(cell.Value!.GetValueOrDefault(figure))
        select $"{table.AsOf:O}: {cell.Key} shows {cell.Value![figure]:0} {figure}";

    /// <summary>A published sum less all that is shown of it.</summary>
    private static IEnumerable<string> Subtracted(ReadTable table)
    {
        foreach (var (values, figures) in table.Sums)
        {
            var hidden = values.Where(x => table.Cells.TryGetValue(x, out var cell) && cell is null).ToList();
            if (hidden.Count == 0 || hidden.Count == values.Count) continue;
            if (hidden.Count == 1) yield return $"{table.AsOf:O}: {hidden[0]} is what is left of a sum";
            foreach (var figure in Counting.Where(figures.ContainsKey))
                if (IsSomebody(figures[figure] - values.Sum(x => Of(table, x, figure) ?? 0)))
                    yield return $"{table.AsOf:O}: {string.Join('+', hidden)} are together of one to four: {figure}";
        }
    }

    /// <summary>What only ever grows lies between what was told before and what was told later, and all that is withheld of a sum adds up: does one number alone fit?</summary>
    private static IEnumerable<string> Squeezed(IReadOnlyList<ReadTable> tables, int at)
    {
        foreach (var (values, figures) in tables[at].Sums)
        {
            var hidden = values.Where(x => tables[at].Cells.TryGetValue(x, out var cell) && cell is null).ToList();
            if (hidden.Count == 0 || hidden.Count == values.Count) continue;
            foreach (var figure in Counting.Where(figures.ContainsKey))
            {
                var rest = figures[figure] - values.Sum(x => Of(tables[at], x, figure) ?? 0);
                var least = hidden.ToDictionary(x => x, x => tables.Take(at).Max(y => Of(y, x, figure)) ?? 0, StringComparer.Ordinal);
                var most = hidden.ToDictionary(x => x, x => tables.Skip(at + 1).Min(y => Of(y, x, figure)) ?? rest, StringComparer.Ordinal);
                foreach (var x in hidden)
                {
                    var low = Math.Max(least[x], rest - hidden.Where(y => y != x).Sum(y => most[y]));
                    var high = Math.Min(most[x], rest - hidden.Where(y => y != x).Sum(y => least[y]));
                    if (low == high && IsSomebody(low - least[x])) yield return $"{tables[at].AsOf:O}: {x} can only be {low:0} {figure}, {low - least[x]:0} more than was told of it";
                }
            }
        }
    }

    /// <summary>Sets of cells whose sum is known both times, tried one by one; what grew by one to four persons tells of these, unless totals that are published anyhow tell so much.</summary>
    private static IEnumerable<string> Between(ReadTable earlier, ReadTable later)
    {
        var values = earlier.Cells.Keys.Union(later.Cells.Keys, StringComparer.Ordinal).ToList();
        foreach (var group in later.Sums.Concat(earlier.Sums).Select(x => x.Values.Where(values.Contains).ToList()).Where(x => x.Count is > 0 and < 14).DistinctBy(x => string.Join('+', x.Order(StringComparer.Ordinal))))
        {
            var (then, now) = (HiddenIn(earlier, group), HiddenIn(later, group));
            for (var mask = 1; mask < 1 << group.Count; mask++)
            {
                if (!IsKnown(mask, then) || !IsKnown(mask, now)) continue;
                var set = group.Where((_, i) => (mask >> i & 1) == 1).ToHashSet(StringComparer.Ordinal);
                if (HasPublished(later, set)) continue;
                foreach (var figure in Counting)
                {
                    if (SumOf(later, set, figure) - SumOf(earlier, set, figure) is not { } grown || !IsSomebody(Math.Abs(grown))) continue;
                    yield return $"{earlier.AsOf:O} to {later.AsOf:O}: {string.Join('+', set)} grew by {grown:0} {figure}";
                }
            }
        }

        // What is left of the set without that total is a set of its own, and tried too.
        bool HasPublished(ReadTable table, HashSet<string> set) =>
            table.Sums.Select(x => x.Values.Where(values.Contains).ToList()).Any(x => x.Count > 0 && set.IsSupersetOf(x));
    }

    /// <summary>What of the group is withheld, as bits: first of each published sum, the smallest first, then all of it.</summary>
    private static int[] HiddenIn(ReadTable table, List<string> group)
    {
        return [.. table.Sums.OrderBy(x => x.Values.Count).Select(x => Bits(x.Values)), Bits(table.Cells.Keys)];

        int Bits(IEnumerable<string> values) => values.Where(x => table.Cells.TryGetValue(x, out var cell) && cell is null).Aggregate(0, (bits, x) => group.IndexOf(x) is var at and >= 0 ? bits | 1 << at : bits | 1 << 30);
    }

    private static bool IsKnown(int set, int[] hidden)
    {
        var left = set & hidden[^1];
        foreach (var sum in hidden[..^1])
            if (sum != 0 && (sum & left) == sum) left &= ~sum;
        return left == 0;
    }

    /// <summary>Of cells shown, and of the rest of a published sum where the set has all that is withheld of it.</summary>
    private static decimal? SumOf(ReadTable table, HashSet<string> set, string figure)
    {
        var left = set.Where(x => table.Cells.TryGetValue(x, out var cell) && cell is null).ToHashSet(StringComparer.Ordinal);
        var sum = set.Except(left).Sum(x => Of(table, x, figure) ?? 0);
        foreach (var (values, figures) in table.Sums.OrderBy(x => x.Values.Count))
        {
            if (left.Count == 0) break;
            if (!figures.TryGetValue(figure, out var whole)) continue;
            var hidden = values.Where(x => table.Cells.TryGetValue(x, out var cell) && cell is null).ToList();
            if (hidden.Count == 0 || !hidden.TrueForAll(left.Contains)) continue;
            sum += whole - values.Except(hidden).Sum(x => Of(table, x, figure) ?? 0);
            left.ExceptWith(hidden);
        }

        return left.Count == 0 ? sum : null;
    }

    private static decimal? Of(ReadTable table, string value, string figure) => table.Cells.GetValueOrDefault(value)?.GetValueOrDefault(figure);

    private static bool IsSomebody(decimal count) => count is >= 1 and <= 4;
}
