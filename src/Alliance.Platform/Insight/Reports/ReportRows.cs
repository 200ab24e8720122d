namespace Alliance.Platform.Insight.Reports;

public enum ReportRowKind
{
    /// <summary>Counts once: these add up to the total.</summary>
    Cell,

    /// <summary>The sum of a group's cells.</summary>
    GroupSum,

    /// <summary>A line over all groups.</summary>
    LineSum,
    Total,
}

/// <summary>A row as pages, spreadsheets and paper show it.</summary>
/// <param name="Group">Key; null over all groups.</param>
/// <param name="Line">Key; null over all lines.</param>
public sealed record ReportRow(ReportRowKind Kind, string? Group, string? Line, ReportSums Sums);

internal static class ReportRows
{
    /// <summary>Group after group with its lines and their sum, then the lines over all groups, then the total.</summary>
    public static IEnumerable<ReportRow> Of(Report report)
    {
        var table = report.Table;
        var hasLines = report.HasLines();
        if (report.Scope.By is not Breakdown.Nothing)
        {
            foreach (var group in table.Groups)
            {
                if (!hasLines)
                {
                    yield return new(ReportRowKind.Cell, group.Key, null, group.Sums);
                    continue;
                }

                foreach (var line in group.Lines.Where(x => x.Sums != default)) yield return new(ReportRowKind.Cell, group.Key, line.Key, line.Sums);
                yield return new(ReportRowKind.GroupSum, group.Key, null, group.Sums);
            }
        }

        if (hasLines)
        {
            var kind = report.Scope.By is Breakdown.Nothing ? ReportRowKind.Cell : ReportRowKind.LineSum;
            foreach (var line in table.Lines) yield return new(kind, null, line.Key, line.Sums);
        }

        yield return new(ReportRowKind.Total, null, null, table.Sums);
    }

    public static bool HasLines(this Report report) => report.Table.Lines is not [{ Key: "" }];
}
