namespace Alliance.Platform.Files;

/// <summary>A line of words that may name a table's columns, or two such lines joined, one below the other.</summary>
/// <param name="Above">Of two lines the upper one; null for one line.</param>
/// <param name="Texts">Of the line, or of the lower one of two.</param>
/// <param name="Last">Its number; rows stand below it.</param>
internal sealed record HeadingLine(TableSheet Sheet, IReadOnlyList<string>? Above, IReadOnlyList<string> Texts, int Last)
{
    /// <summary>A heading stands among so many first lines.</summary>
    public const int LinesSearched = 200;

    public IReadOnlyList<string> Names { get; } = Above is null ? Texts : Joined(Above, Texts);

    public bool IsOneLine => Above is null;

    /// <summary>Each line of words by itself, then with the one above it.</summary>
    public static IEnumerable<HeadingLine> Of(TableSheet sheet, Reading reading)
    {
        var above = (List<string>?)null;
        foreach (var row in sheet.Rows.Take(LinesSearched))
        {
            reading.Step();
            var texts = row.Problem is null && row.Cells.All(IsWord) ? TextsOf(row) : null;
            if (texts is not null) yield return new(sheet, null, texts, row.Line);
            if (texts is not null && above is not null) yield return new(sheet, above, texts, row.Line);
            above = texts;
        }
    }

    /// <summary>A title over several columns stands over the first of them alone.</summary>
    private static List<string> Joined(IReadOnlyList<string> above, IReadOnlyList<string> below)
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
    private static List<string> TextsOf(TableRow row)
    {
        var names = row.Cells.Select(x => x as string ?? "").ToList();
        return names[..(names.FindLastIndex(x => x.Length > 0) + 1)];
    }
}
