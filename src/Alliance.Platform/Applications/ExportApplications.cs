using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Alliance.Platform.Applications;

/// <summary>The list as a file, with its search, filters and order: for a spreadsheet (XLSX) or another program (CSV, UTF-8, semicolons as French spreadsheets expect).</summary>
public sealed class ExportApplications(ListApplications applications, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private static readonly CsvConfiguration Csv = new() { Seperator = ';', Culture = CultureInfo.InvariantCulture };

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/export", Get).WithSummary("Export dossiers as XLSX or CSV");

    /// <returns>The file's bytes.</returns>
    public async Task<byte[]> Handle(ListApplications.Input input, bool asCsv, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var rows = new List<Dictionary<string, object?>>();
        await foreach (var row in applications.All(input).WithCancellation(ct)) rows.Add(Columns(row));
        if (rows.Count == 0) rows.Add(Columns(null));

        using var file = new MemoryStream();
        if (asCsv)
            await MiniExcel.SaveAsAsync(file, rows, excelType: ExcelType.CSV, configuration: Csv, cancellationToken: ct);
        else
            await MiniExcel.SaveAsAsync(file, rows, sheetName: text["Dossiers"], cancellationToken: ct);
        return file.ToArray();
    }

    private Dictionary<string, object?> Columns(ListApplications.Row? row) => new()
    {
        [text["Number"]] = Spreadsheet.Safe(row?.Number),
        [text["Enterprise"]] = Spreadsheet.Safe(row?.Enterprise),
        [text["Entrepreneur"]] = Spreadsheet.Safe(row?.Entrepreneur),
        [text["Province"]] = Spreadsheet.Safe(row?.Province),
        [text["Sector"]] = row is null ? null : text[$"sector.{row.Sector}"].Value,
        [text["Received on"]] = row?.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [text["Amount asked for (DH)"]] = row?.Amount.InDirhams,
        [text["Status"]] = row is null ? null : text[$"application.{KebabCase.Of(row.Status)}"].Value,
        [text["Decided on"]] = row?.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [text["Amount approved (DH)"]] = row?.Approved?.InDirhams,
    };

    private static async Task<FileContentHttpResult> Get(
        [AsParameters] ListApplications.Query query, string? format, ExportApplications exportApplications, CancellationToken ct)
    {
        var asCsv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        var file = await exportApplications.Handle(query.ToInput(), asCsv, ct);
        return asCsv
            ? TypedResults.File(file, "text/csv; charset=utf-8", "dossiers.csv")
            : TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "dossiers.xlsx");
    }
}
