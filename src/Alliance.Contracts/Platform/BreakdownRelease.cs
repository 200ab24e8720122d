namespace Alliance.Contracts.Platform;

/// <summary>A table with the cells that are withheld from it, after the releases of earlier years.</summary>
internal sealed class BreakdownRelease
{
    /// <summary>A cover that is less than a tenth of what it hides leaves it known to within that.</summary>
    private const int LargestToCover = 10;

    private readonly BreakdownSheet _table;
    private readonly IReadOnlyList<BreakdownRelease> _earlier = [];
    private readonly HashSet<string> _small = [];
    private readonly HashSet<string> _withheld;
    private readonly Dictionary<string, Tally> _sinceTold = [];

    private BreakdownRelease(BreakdownSheet table, IReadOnlyList<BreakdownRelease> earlier)
    {
        (_table, _earlier) = (table, earlier);
        _small = table.Values.Where(IsSmall).ToHashSet(StringComparer.Ordinal);
        _sinceTold = table.Values.ToDictionary(x => x, x => table.TallyOf(x) - LastTold(x), StringComparer.Ordinal);
        _withheld = (table.Untold ? table.Values : _small).ToHashSet(StringComparer.Ordinal);
    }

    private BreakdownRelease(ToldTable told) => (_table, _withheld) = (new(told), told.Withheld.ToHashSet(StringComparer.Ordinal));

    /// <summary>One that was told, as it was told.</summary>
    public static BreakdownRelease Of(ToldTable told) => new(told);

    /// <summary>Withholds small cells first, then the smallest others until nothing that is told gives one of them away, or nothing is left to be told.</summary>
    public static BreakdownRelease Of(BreakdownTable table, IReadOnlyList<BreakdownRelease> earlier)
    {
        var release = new BreakdownRelease(new BreakdownSheet(table), earlier);
        while (release.NextCover() is { } cover) release._withheld.Add(cover);
        return release;
    }

    public ToldTable Kept(string dimension) => new(
        _table.AsOf, dimension, [.. _table.Cells.Select(x => FigureCell.Of(dimension, x.Key, x.Value))], [.. _table.Parts.Select(x => (IReadOnlyList<string>)[.. x])], [.. _withheld.Order(StringComparer.Ordinal)]);

    /// <summary>By itself, or by who came since it was told: each time it was, since a later table may tell less than an earlier one.</summary>
    private bool IsSmall(string value) =>
        _table.TallyOf(value).IsSmall || _earlier.Any(x => x.Tells(value) && (_table.TallyOf(value) - x._table.TallyOf(value)).IsSmallChange);

    private bool Tells(string value) => !_withheld.Contains(value);

    private string? NextCover() => Gaps().Select(x => x
            .Where(Tells)
            .OrderBy(y => !_table.Cells.ContainsKey(y)).ThenBy(y => _table.Borrowers(y)).ThenBy(y => y, StringComparer.Ordinal)
            .FirstOrDefault())
        .FirstOrDefault(x => x is not null);

    /// <summary>Where something could be computed: each time the values from which a further cell has to be withheld.</summary>
    private IEnumerable<IEnumerable<string>> Gaps()
    {
        foreach (var sum in _table.Sums)
        {
            var hidden = sum.Where(x => !Tells(x)).ToList();
            if (hidden.Count > 0 && hidden.Count < sum.Count && GivesAway(hidden)) yield return sum;
        }

        foreach (var earlier in _earlier)
        {
            foreach (var block in BlocksSince(earlier))
            {
                if (!(_table.TallyOf(block) - earlier._table.TallyOf(block)).IsSmallChange) continue;
                yield return block;
                yield return _table.Parts.Where(x => x.Overlaps(block)).SelectMany(x => x);
            }
        }
    }

    /// <summary>Whether the sum of those withheld tells of one of them alone, of a small group, or of the few who came since each was last told.</summary>
    private bool GivesAway(List<string> hidden)
    {
        if (hidden.Count == 1 || _table.TallyOf(hidden).IsSmall) return true;
        var together = hidden.Aggregate(default(Tally), (sum, x) => sum + _sinceTold[x]);
        return together.IsSmallChange || hidden.Exists(x => _small.Contains(x) && _sinceTold[x].IsAbove(together - _sinceTold[x], LargestToCover));
    }

    private Tally LastTold(string value) => _earlier.LastOrDefault(x => x.Tells(value))?._table.TallyOf(value) ?? default;

    /// <summary>The smallest sets of cells whose sum is known both then and now: their difference is known too.</summary>
    private IEnumerable<IReadOnlySet<string>> BlocksSince(BreakdownRelease earlier)
    {
        var blocks = new Blocks(_table.Values.Union(earlier._table.Values, StringComparer.Ordinal));
        foreach (var release in new[] { earlier, this })
            foreach (var part in release._table.Parts) blocks.Join([.. part.Where(x => !release.Tells(x))]);
        return blocks.All;
    }
}
