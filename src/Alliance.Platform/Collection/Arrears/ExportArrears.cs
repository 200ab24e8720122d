using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The work list as a file, with its search, filters and order: XLSX, or CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
public sealed class ExportArrears(ListArrears arrears, ICurrentUser user, IStringLocalizer<ArrearsText> text)
{
    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/export", Get).WithSummary("Export late loans as XLSX or CSV");

    public async Task Write(Stream target, ListArrears.Input input, bool asCsv, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var rows = await arrears.All(input, ct);
        var cells = rows.Count > 0 ? rows.Select(Columns) : [Columns(null)]; // headings even when nothing matches
        await Spreadsheet.Write(target, cells, text["Arrears"], asCsv, ct);
    }

    private Dictionary<string, object?> Columns(ListArrears.Row? row) => new(StringComparer.Ordinal)
    {
        [text["Number"]] = row?.Number,
        [text["Enterprise"]] = row?.Enterprise,
        [text["Entrepreneur"]] = row?.Entrepreneur,
        [text["Phone"]] = row?.Phone,
        [text["Province"]] = row?.Province,
        [text["Late since"]] = Spreadsheet.Day(row?.LateSince),
        [text["Days late"]] = row?.DaysLate,
        [text["Amount late (DH)"]] = row?.AmountLate.InDirhams,
        [text["Outstanding (DH)"]] = row?.Outstanding.InDirhams,
        [text["Last contact"]] = Spreadsheet.Day(row?.Contact?.On),
        [text["Next step"]] = Spreadsheet.Day(row?.Contact?.NextOn),
        [text["Promised (DH)"]] = row?.Promise?.Amount.InDirhams,
        [text["Promised for"]] = Spreadsheet.Day(row?.Promise?.PayBy),
        [text["Promise"]] = row?.Promise is { } promise ? text["promise." + KebabCase.Of(promise.Standing)].Value : null,
    };

    private static Task<FileStreamHttpResult> Get([AsParameters] ListArrears.Query query, string? format, ExportArrears exportArrears, CancellationToken ct)
    {
        var asCsv = Spreadsheet.IsCsv(format);
        return Spreadsheet.Answer("impayes", asCsv, file => exportArrears.Write(file, query.ToInput(), asCsv, ct));
    }
}
