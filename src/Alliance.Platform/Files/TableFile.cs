using Alliance.Platform.Files.Workbooks;

namespace Alliance.Platform.Files;

/// <summary>Reads tables: CSV whatever its dialect, and workbooks. Nothing of the file is trusted, and its cost is bounded by <see cref="FileLimits"/>.</summary>
internal static class TableFile
{
    /// <returns>A CSV file's one sheet, or a workbook's visible ones.</returns>
    /// <exception cref="UnreadableException">The file can't be read at all; also thrown while rows are enumerated.</exception>
    public static IReadOnlyList<TableSheet> Sheets(byte[] file, Reading reading)
    {
        reading.RefuseTooLarge(file.Length);
        return FileKinds.Of(file) is FileKind.Xlsx ? Workbook.Open(file, reading).Sheets : [CsvTable.Open(file, reading)];
    }
}
