namespace Alliance.Platform.Files;

/// <summary>Rows of a table in which a bank says something to the reader: <c>Document édité le 01/07/2023;;;;</c>.</summary>
internal static class RemarkLine
{
    private const int FewestWords = 2;

    /// <summary>Words in one cell and nothing in the others. A reference alone is none: of its parts one at most has letters only.</summary>
    public static bool Is(TableRow row) =>
        row.Cells.Where(x => x is not (null or "")).Take(2).ToList() is [string only] && Folded.Tokens(only).Count(x => x.All(char.IsLetter)) >= FewestWords;
}
