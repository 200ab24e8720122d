using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The line that names a table's columns, which may stand below lines of the bank's own, on a later sheet, or on two lines one below the other.</summary>
/// <param name="LastLine">Movements stand below it.</param>
/// <param name="IsOneLine">False for two lines joined, which only names known can tell from a heading and its first row.</param>
internal sealed record StatementHeading(TableSheet Sheet, IReadOnlyList<string> Names, int LastLine, bool IsOneLine)
{
    private const int FewestColumns = 3;

    /// <summary>Names known before a line is taken for a heading because of them.</summary>
    private const int FewestKnown = 2;

    /// <summary>The line with most names known, on whatever sheet; else the first of words alone, whose columns a person names.</summary>
    public static StatementHeading? Find(IReadOnlyList<TableSheet> sheets, Reading reading)
    {
        List<StatementHeading> candidates = [.. sheets.SelectMany(x => Candidates(x, reading))];
        return candidates.Where(x => x.Known >= FewestKnown).MaxBy(x => x.Known) ?? candidates.Find(x => x.IsOneLine && !x.Names.Any(y => y.Any(char.IsAsciiDigit)));
    }

    /// <summary>The bank's own lines before it, on its sheet and on those in front: whose account it is, from when to when, the balances.</summary>
    public IReadOnlyList<TableRow> Above(IReadOnlyList<TableSheet> sheets) =>
        [.. sheets.TakeWhile(x => !ReferenceEquals(x, Sheet)).SelectMany(x => x.Rows.Take(HeadingLine.LinesSearched)), .. Sheet.Rows.TakeWhile(x => x.Line < LastLine)];

    private int Known => ColumnNames.Known(Names);

    private static IEnumerable<StatementHeading> Candidates(TableSheet sheet, Reading reading) =>
        HeadingLine.Of(sheet, reading).Where(x => IsWide(x.Names)).Select(x => new StatementHeading(sheet, x.Names, x.Last, x.IsOneLine));

    private static bool IsWide(IReadOnlyList<string> names) => names.Count(x => x.Length > 0) >= FewestColumns;
}
