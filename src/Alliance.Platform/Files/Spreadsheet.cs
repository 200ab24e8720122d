using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Alliance.Platform.Files;

/// <summary>A list as a file: XLSX, or CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
internal static class Spreadsheet
{
    private static readonly CsvConfiguration Csv = new() { Seperator = ListCells.Separator, Culture = ListCells.Culture };

    public static bool IsCsv(string? format) => string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);

    public static Task Write(Stream target, IEnumerable<Dictionary<string, object?>> rows, string sheet, bool asCsv, CancellationToken ct) =>
        Write(target, rows, sheet, asCsv, withHeadings: true, ct);

    /// <param name="withHeadings">The first line is of the rows' keys.</param>
    public static Task Write(Stream target, IEnumerable<Dictionary<string, object?>> rows, string sheet, bool asCsv, bool withHeadings, CancellationToken ct) => asCsv
        ? WriteCsv(target, rows, withHeadings, ct)
        : MiniExcel.SaveAsAsync(target, rows, withHeadings, sheet, cancellationToken: ct);

    public static Task WriteCsv(Stream target, IEnumerable<Dictionary<string, object?>> rows, bool withHeadings, CancellationToken ct) =>
        MiniExcel.SaveAsAsync(target, rows.Select(Guarded), withHeadings, excelType: ExcelType.CSV, configuration: Csv, cancellationToken: ct);

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

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Guarded(Dictionary<string, object?> row) => row.ToDictionary(x => x.Key, x => x.Value is string text ? ListCells.OfText(text) : x.Value, StringComparer.Ordinal);
}
