using Alliance.Platform.Entries;

namespace Alliance.Platform.Insight.Reports;

/// <summary>A report over HTTP: the same lines over all, and by group where it is broken down. Amounts are dirhams, ratios 0 to 1.</summary>
/// <param name="TookMilliseconds">To compute it.</param>
public sealed record ReportAnswer(
    string Name,
    DateOnly AsOf,
    DateOnly? From,
    DateOnly? To,
    string By,
    IReadOnlyList<ReportAnswer.Column> Columns,
    IReadOnlyList<ReportAnswer.Group> Groups,
    IReadOnlyList<ReportAnswer.Line> Lines,
    IReadOnlyDictionary<string, decimal?> Totals,
    long TookMilliseconds)
{
    public sealed record Column(string Key, string Unit);

    /// <param name="Key">A month, a bucket…; empty where the report has one line.</param>
    public sealed record Line(string Key, IReadOnlyDictionary<string, decimal?> Values);

    public sealed record Group(string Key, string Name, IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, decimal?> Totals);

    internal static ReportAnswer Of(Report report)
    {
        var (scope, table) = (report.Scope, report.Table);
        var hasPeriod = report.Definition.Period is not ReportPeriod.None;
        return new(
            KebabCase.Of(scope.Name), scope.AsOf, hasPeriod ? scope.From : null, hasPeriod ? scope.To : null, KebabCase.Of(scope.By),
            [.. report.Definition.Columns.Select(x => new Column(x.Key, KebabCase.Of(x.Unit)))],
            scope.By is Breakdown.Nothing ? [] : [.. table.Groups.Select(x => new Group(x.Key, x.Name, LinesOf(x.Lines), Values(x.Sums)))],
            LinesOf(table.Lines), Values(table.Sums), (long)report.Took.TotalMilliseconds);

        IReadOnlyList<Line> LinesOf(IReadOnlyList<ReportLine> lines) => [.. lines.Select(x => new Line(x.Key, Values(x.Sums)))];
        Dictionary<string, decimal?> Values(ReportSums sums) => report.Definition.Columns.ToDictionary(x => x.Key, x => report.Value(x, sums));
    }
}
