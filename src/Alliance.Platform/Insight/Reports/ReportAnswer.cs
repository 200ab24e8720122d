using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Reports;

/// <summary>A report over HTTP: the same lines over all, and by group where it is broken down. Amounts are dirhams, ratios 0 to 1.</summary>
public sealed record ReportAnswer
{
    public required string Name { get; init; }
    public required DateOnly AsOf { get; init; }
    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
    public required string By { get; init; }
    public required IReadOnlyList<Column> Columns { get; init; }
    public required IReadOnlyList<Group> Groups { get; init; }
    public required IReadOnlyList<Line> Lines { get; init; }
    public required IReadOnlyDictionary<string, decimal?> Totals { get; init; }

    /// <summary>To compute it.</summary>
    public required long TookMilliseconds { get; init; }

    public sealed record Column(string Key, string Unit);

    /// <param name="Key">A month, a bucket…; empty where the report has one line.</param>
    public sealed record Line(string Key, IReadOnlyDictionary<string, decimal?> Values);

    public sealed record Group(string Key, string Name, IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, decimal?> Totals);

    internal static ReportAnswer Of(Report report)
    {
        var (scope, table) = (report.Scope, report.Table);
        var hasPeriod = report.Definition.Period is not ReportPeriod.None;
        return new()
        {
            Name = KebabCase.Of(scope.Name),
            AsOf = scope.AsOf,
            From = hasPeriod ? scope.From : null,
            To = hasPeriod ? scope.To : null,
            By = KebabCase.Of(scope.By),
            Columns = [.. report.Definition.Columns.Select(x => new Column(x.Key, KebabCase.Of(x.Unit)))],
            Groups = scope.By is Breakdown.Nothing ? [] : [.. table.Groups.Select(x => new Group(x.Key, x.Name, LinesOf(x.Lines), Values(x.Sums)))],
            Lines = LinesOf(table.Lines),
            Totals = Values(table.Sums),
            TookMilliseconds = (long)report.Took.TotalMilliseconds,
        };

        IReadOnlyList<Line> LinesOf(IReadOnlyList<ReportLine> lines) => [.. lines.Select(x => new Line(x.Key, Values(x.Sums)))];
        Dictionary<string, decimal?> Values(ReportSums sums) => report.Definition.Columns.ToDictionary(x => x.Key, x => report.Value(x, sums), StringComparer.Ordinal);
    }
}
