using System.Globalization;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace Alliance.Platform.Loans;

/// <summary>The list as a file, with its search, filters and order: XLSX, or CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
public sealed class ExportLoans(ListLoans loans, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/export", Get).WithSummary("Export loans as XLSX or CSV");

    public async Task Write(Stream target, ListLoans.Input input, bool asCsv, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var rows = await loans.All(input, ct);
        var cells = rows.Count > 0 ? rows.Select(Columns) : [Columns(null)]; // headings even when nothing matches
        if (asCsv)
            await MiniExcel.SaveAsAsync(target, cells, excelType: ExcelType.CSV, configuration: new CsvConfiguration { Seperator = ';', Culture = CultureInfo.InvariantCulture }, cancellationToken: ct);
        else
            await MiniExcel.SaveAsAsync(target, cells, sheetName: text["Loans"], cancellationToken: ct);
    }

    private Dictionary<string, object?> Columns(ListLoans.Row? row) => new()
    {
        [text["Number"]] = row?.Number,
        [text["Enterprise"]] = Safe(row?.Enterprise),
        [text["Entrepreneur"]] = Safe(row?.Entrepreneur),
        [text["Granted on"]] = Day(row?.GrantedOn),
        [text["Status"]] = row is null ? null : text[$"status.{KebabCase.Of(row.Status)}"].Value,
        [text["Granted (DH)"]] = row?.Granted.InDirhams,
        [text["Paid out (DH)"]] = row?.Disbursed.InDirhams,
        [text["Repaid (DH)"]] = row?.Received.InDirhams,
        [text["Outstanding (DH)"]] = row?.Outstanding.InDirhams,
        [text["In arrears (DH)"]] = row?.Arrears.InDirhams,
        [text["Days late"]] = row?.DaysLate,
        [text["Oldest unpaid due date"]] = Day(row?.OldestDueUnpaidOn),
        [text["Last due date"]] = Day(row?.EndsOn),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A name that begins like a formula must not become one in the reader's spreadsheet.</summary>
    private static string? Safe(string? cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;

    private static async Task<FileStreamHttpResult> Get([AsParameters] ListLoans.Query query, string? format, ExportLoans exportLoans, CancellationToken ct)
    {
        var asCsv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        var file = new MemoryStream(); // the archive's directory is written last and needs to seek
        await exportLoans.Write(file, query.ToInput(), asCsv, ct);
        file.Position = 0;
        return asCsv
            ? TypedResults.File(file, "text/csv; charset=utf-8", "prets.csv")
            : TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "prets.xlsx");
    }
}
