using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Alliance.Platform.Files;

/// <summary>A list as a file: XLSX, or CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
internal static class Spreadsheet
{
    private static readonly CsvConfiguration Csv = new() { Seperator = ';', Culture = CultureInfo.InvariantCulture };

    public static bool IsCsv(string? format) => string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);

    public static Task Write(Stream target, IEnumerable<Dictionary<string, object?>> rows, string sheet, bool asCsv, CancellationToken ct) => asCsv
        ? MiniExcel.SaveAsAsync(target, rows, excelType: ExcelType.CSV, configuration: Csv, cancellationToken: ct)
        : MiniExcel.SaveAsAsync(target, rows, sheetName: sheet, cancellationToken: ct);

    /// <param name="name">Of the file, without what follows the dot.</param>
    public static async Task<FileStreamHttpResult> Answer(string name, bool asCsv, Func<Stream, Task> write)
    {
        var file = new MemoryStream(); // the archive's directory is written last and needs to seek
        await write(file);
        file.Position = 0;
        return asCsv
            ? TypedResults.File(file, "text/csv; charset=utf-8", name + ".csv")
            : TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    }

    /// <summary>A whole list in one call.</summary>
    /// <param name="columns">One row: heading and value, in order. Of null: headings alone, for a file in which nothing matches.</param>
    public static Task<FileStreamHttpResult> File<T>(
        IReadOnlyList<T> rows, Func<T?, Dictionary<string, object?>> columns, string name, string sheet, string? format, CancellationToken ct) where T : class =>
        Answer(name, IsCsv(format), target => Write(target, rows.Count > 0 ? rows.Select(columns) : [columns(null)], sheet, IsCsv(format), ct));

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A name that begins like a formula must not become one in the reader's spreadsheet.</summary>
    public static string? Safe(string? cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
}
