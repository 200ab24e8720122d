using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The list as a file, with its search, filters and order: XLSX, or CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
public sealed class ExportLoans(ListLoans loans, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/export", Get).WithSummary("Export loans as XLSX or CSV");

    public async Task Write(Stream target, ListLoans.Input input, bool asCsv, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var rows = await loans.All(input, ct);
        var cells = rows.Count > 0 ? rows.Select(Columns) : [Columns(null)]; // headings even when nothing matches
        await Spreadsheet.Write(target, cells, text["Loans"], asCsv, ct);
    }

    private Dictionary<string, object?> Columns(ListLoans.Row? row) => new(StringComparer.Ordinal)
    {
        [text["Number"]] = row?.Number,
        [text["Enterprise"]] = row?.Enterprise,
        [text["Entrepreneur"]] = row?.Entrepreneur,
        [text["Granted on"]] = Spreadsheet.Day(row?.GrantedOn),
        [text["Status"]] = row is null ? null : text[$"status.{KebabCase.Of(row.Status)}"].Value,
        [text["Granted (DH)"]] = row?.Granted.InDirhams,
        [text["Paid out (DH)"]] = row?.Disbursed.InDirhams,
        [text["Repaid (DH)"]] = row?.Received.InDirhams,
        [text["Outstanding (DH)"]] = row?.Outstanding.InDirhams,
        [text["In arrears (DH)"]] = row?.Arrears.InDirhams,
        [text["Days late"]] = row?.DaysLate,
        [text["Oldest unpaid due date"]] = Spreadsheet.Day(row?.OldestDueUnpaidOn),
        [text["Last due date"]] = Spreadsheet.Day(row?.EndsOn),
    };

    private static Task<FileStreamHttpResult> Get([AsParameters] ListLoans.Query query, string? format, ExportLoans exportLoans, CancellationToken ct)
    {
        var asCsv = Spreadsheet.IsCsv(format);
        return Spreadsheet.Answer("prets", asCsv, file => exportLoans.Write(file, query.ToInput(), asCsv, ct));
    }
}
