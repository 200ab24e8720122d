namespace Alliance.Contracts.Platform;

/// <summary>A <see cref="BreakdownTable"/> added up, with what is published of it together.</summary>
internal sealed class BreakdownSheet
{
    private readonly Dictionary<string, Tally> _tallies;

    public BreakdownSheet(BreakdownTable table)
    {
        Cells = table.Platforms.SelectMany(x => x.Cells).GroupBy(x => x.By!.Value, StringComparer.Ordinal)
            .Select(x => (x.Key, Figures: x.Aggregate(FigureSet.Zero, (sum, y) => sum + y.Figures))).Where(x => x.Figures != FigureSet.Zero)
            .ToDictionary(x => x.Key, x => x.Figures, StringComparer.Ordinal);
        Values = [.. Dimensions.ValuesOf(table.Dimension), .. Cells.Keys, .. table.Platforms.SelectMany(x => x.Empty)];
        Parts = PartsOf(table);
        (AsOf, Untold, Sums, _tallies) = (table.AsOf, table.Untold, SumsOf(table.Dimension), Tallies());
    }

    /// <summary>One that was told.</summary>
    public BreakdownSheet(ToldTable told)
    {
        Cells = told.Cells.ToDictionary(x => x.By!.Value, x => x.Figures, StringComparer.Ordinal);
        Values = [.. told.Parts.SelectMany(x => x)];
        Parts = [.. told.Parts.Select(x => x.ToHashSet(StringComparer.Ordinal))];
        (AsOf, Sums, _tallies) = (told.AsOf, SumsOf(told.Dimension), Tallies());
    }

    public DateOnly AsOf { get; }

    public bool Untold { get; }

    /// <summary>By value; what isn't there is empty.</summary>
    public IReadOnlyDictionary<string, FigureSet> Cells { get; }

    /// <summary>All that a cell may be called, also where nobody is.</summary>
    public HashSet<string> Values { get; }

    /// <summary>All values in parts whose totals are published each by itself: one, or platforms that share no value with others.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Parts { get; }

    /// <summary>Values of which a figure is published together: parts, all of them, and what isn't created, since enterprises created are a headline.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Sums { get; }

    public Tally TallyOf(string value) => _tallies.GetValueOrDefault(value);

    public Tally TallyOf(IEnumerable<string> values) => values.Aggregate(default(Tally), (sum, x) => sum + TallyOf(x));

    public long Borrowers(string value) => Cells.TryGetValue(value, out var figures) ? figures[Indicators.Borrowers] : 0;

    private Dictionary<string, Tally> Tallies() => Cells.ToDictionary(x => x.Key, x => Tally.Of(x.Value), StringComparer.Ordinal);

    private IReadOnlyList<IReadOnlySet<string>> SumsOf(string dimension) =>
        [.. Parts, Values, .. dimension == Dimensions.ProjectKind ? [Values.Where(x => x != Dimensions.Created).ToHashSet(StringComparer.Ordinal)] : Array.Empty<IReadOnlySet<string>>()];

    /// <summary>What platforms have in common ties them together: the total of one that has nothing in common is the sum of its own cells. Values of nobody's go to the largest part.</summary>
    private IReadOnlyList<IReadOnlySet<string>> PartsOf(BreakdownTable table)
    {
        var blocks = new Blocks(Values);
        foreach (var platform in table.Platforms) blocks.Join([.. platform.Cells.Where(x => x.Figures != FigureSet.Zero).Select(x => x.By!.Value), .. platform.Empty]);
        var parts = blocks.All.Where(x => x.Any(Cells.ContainsKey)).OrderByDescending(x => x.Count).ToList();
        return parts is [var largest, .. var others]
            ? [largest.Union(Values.Except(parts.SelectMany(x => x), StringComparer.Ordinal), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal), .. others]
            : [Values];
    }
}
