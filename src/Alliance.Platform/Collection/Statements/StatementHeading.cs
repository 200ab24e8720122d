using Alliance.Platform.Files;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The line that names a table's columns, which may stand below lines of the bank's own, on a later sheet, or on two lines one below the other.</summary>
/// <param name="LastLine">Movements stand below it.</param>
/// <param name="IsOneLine">False for two lines joined, which only names known can tell from a heading and its first row.</param>
internal sealed record StatementHeading(TableSheet Sheet, IReadOnlyList<string> Names, int LastLine, bool IsOneLine)
{
    /// <summary>A heading stands among so many first lines.</summary>
    private const int LinesSearched = 200;

    private const int FewestColumns = 3;

    /// <summary>Names known before a line is taken for a heading because of them.</summary>
    private const int FewestKnown = 2;

    /// <summary>The line with most names known, on whatever sheet; else the first of words alone, whose columns a person names.</summary>
    public static StatementHeading? Find(IReadOnlyList<TableSheet> sheets, Reading reading)
    {
        List<StatementHeading> candidates = [.. sheets.SelectMany(x => Candidates(x, reading))];
        return candidates.Where(x => x.Known >= FewestKnown).MaxBy(x => x.Known) ?? candidates.Find(x => x.IsOneLine && !x.Names.Any(y => y.Any(char.IsAsciiDigit)));
    }

    private int Known => ColumnNames.Known(Names);

    private static IEnumerable<StatementHeading> Candidates(TableSheet sheet, Reading reading)
    {
        var above = (TableRow?)null;
        foreach (var row in sheet.Rows.Take(LinesSearched))
        {
            reading.Step();
            var isWords = row.Problem is null && row.Cells.All(IsWord);
            if (isWords)
            {
                var names = Texts(row);
                if (IsWide(names)) yield return new(sheet, names, row.Line, IsOneLine: true);
                if (above is not null && Joined(Texts(above), names) is var joined && IsWide(joined)) yield return new(sheet, joined, row.Line, IsOneLine: false);
            }

            above = isWords ? row : null;
        }
    }

    private static bool IsWide(List<string> names) => names.Count(x => x.Length > 0) >= FewestColumns;

    /// <summary>A title over several columns stands over the first of them alone.</summary>
    private static List<string> Joined(List<string> above, List<string> below)
    {
        var (joined, title) = (new List<string>(), "");
        for (var i = 0; i < Math.Max(above.Count, below.Count); i++)
        {
            var (over, under) = (i < above.Count ? above[i] : "", i < below.Count ? below[i] : "");
            title = over.Length > 0 ? over : under.Length > 0 ? title : "";
            joined.Add(under.Length > 0 ? $"{title} {under}".Trim() : over);
        }

        return joined;
    }

    /// <summary>Neither a figure nor a day; figures may stand in it, as in <c>Solde au 30/06/2023</c>.</summary>
    private static bool IsWord(object? cell) => cell is null || (cell is string text && (!text.Any(char.IsDigit) || (text.Any(char.IsLetter) && !IsAmount(text))));

    private static bool IsAmount(string text)
    {
        try
        {
            return WrittenAmount.Read(text) is not null;
        }
        catch (UnreadableException)
        {
            return false;
        }
    }

    /// <summary>Without the empty cells at the end, which spreadsheets leave behind.</summary>
    private static List<string> Texts(TableRow row)
    {
        var names = row.Cells.Select(x => x as string ?? "").ToList();
        return names[..(names.FindLastIndex(x => x.Length > 0) + 1)];
    }
}
