namespace Alliance.Platform.Files;

/// <summary>What parts the cells of a CSV file: the sign that cuts its first lines into most columns, most of them alike.</summary>
internal static class CsvSeparator
{
    /// <summary>The first of equals; a comma comes late, since it also parts decimals.</summary>
    private static readonly char[] Candidates = [';', '\t', '|', ','];

    private const int LinesLooked = 60;
    private const string Hint = "sep=";

    public static char Of(FileText text, Reading reading) =>
        text.Head().TrimStart('"') is var head && head.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) && head.Length > Hint.Length && Candidates.Contains(head[Hint.Length])
            ? head[Hint.Length]
            : Candidates.MaxBy(x => Evidence(text, x, reading));

    /// <summary>Cells beyond the first of the lines that have the commonest number of them; none where it makes lines too long to read.</summary>
    private static int Evidence(FileText text, char separator, Reading reading)
    {
        try
        {
            return CsvTable.Rows(text, separator, reading).Take(LinesLooked).Select(x => x.Cells.Count).Where(x => x > 1).CountBy(x => x).Select(x => x.Value * (x.Key - 1)).DefaultIfEmpty().Max();
        }
        catch (UnreadableException)
        {
            return 0;
        }
    }
}
