namespace Alliance.Platform.Insight.Reports;

/// <summary>Adds loans up, by group and line.</summary>
internal sealed class ReportTally
{
    private readonly Dictionary<(string Group, string Line), ReportSums> _cells = [];
    private readonly Dictionary<string, string> _names = [];

    /// <param name="name">Of the group, where its key isn't one.</param>
    public void Add(string group, string? name, string line, ReportSums sums)
    {
        _cells[(group, line)] = _cells.GetValueOrDefault((group, line)) + sums;
        if (name is not null) _names[group] = name;
    }

    /// <summary>Groups by name, each with all lines; and the same lines over all groups.</summary>
    public ReportTable ToTable(IReadOnlyList<string> lines) => new(
        [.. _cells.Keys.Select(x => x.Group).Distinct(StringComparer.Ordinal)
            .Select(x => new ReportGroup(x, _names.GetValueOrDefault(x, x), [.. lines.Select(y => new ReportLine(y, _cells.GetValueOrDefault((x, y))))]))
            .OrderBy(x => x.Name, StringComparer.CurrentCulture).ThenBy(x => x.Key, StringComparer.Ordinal)],
        [.. lines.Select(x => new ReportLine(x, _cells.Where(y => y.Key.Line == x).Aggregate(default(ReportSums), (sum, y) => sum + y.Value)))]);
}

/// <param name="Key">Such as <c>2023-07</c>, <c>1-30</c>; empty where the report has one line.</param>
internal sealed record ReportLine(string Key, ReportSums Sums);

internal sealed record ReportGroup(string Key, string Name, IReadOnlyList<ReportLine> Lines)
{
    public ReportSums Sums { get; } = Lines.Aggregate(default(ReportSums), (sum, x) => sum + x.Sums);
}

/// <param name="Groups">One with an empty key when the report isn't broken down; none when no loan counts.</param>
/// <param name="Lines">Over all groups.</param>
internal sealed record ReportTable(IReadOnlyList<ReportGroup> Groups, IReadOnlyList<ReportLine> Lines)
{
    public ReportSums Sums { get; } = Lines.Aggregate(default(ReportSums), (sum, x) => sum + x.Sums);
}
