namespace Alliance.Platform.Files;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Cells">Texts, numbers (<see cref="double"/>) and days (<see cref="DateTime"/>); null where nothing stands.</param>
/// <param name="Problem">Fault of the line as such.</param>
internal sealed record TableRow(int Line, IReadOnlyList<object?> Cells, string? Problem = null)
{
    public bool IsEmpty => Problem is null && Cells.All(x => x is null or "");
}

/// <summary>Rows and columns: a CSV file, or one sheet of a workbook.</summary>
/// <param name="Name">Of the sheet; null in a CSV file.</param>
/// <param name="Rows">Those that aren't empty, read from the start each time they are enumerated, and no further than that.</param>
internal sealed record TableSheet(string? Name, IEnumerable<TableRow> Rows)
{
    /// <summary>The day that a spreadsheet's bare numbers count from.</summary>
    public DateTime DayZero { get; init; } = SpreadsheetDays.Since1900;
}
