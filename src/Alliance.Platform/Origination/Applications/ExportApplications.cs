using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The list as a file, with its search, filters and order: for a spreadsheet (XLSX) or another program (CSV, UTF-8, semicolons as French spreadsheets expect).</summary>
public sealed class ExportApplications(ListApplications applications, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/export", Get).WithSummary("Export dossiers as XLSX or CSV");

    public async Task<FileStreamHttpResult> Handle(ListApplications.Input input, string? format, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var rows = new List<ListApplications.Row>();
        await foreach (var row in applications.All(input).WithCancellation(ct)) rows.Add(row);
        return await Spreadsheet.File(rows, Columns, "dossiers", text["Dossiers"], format, ct);
    }

    private Dictionary<string, object?> Columns(ListApplications.Row? row) => new(StringComparer.Ordinal)
    {
        [text["Number"]] = row?.Number,
        [text["Enterprise"]] = row?.Enterprise,
        [text["Entrepreneur"]] = row?.Entrepreneur,
        [text["Province"]] = row?.Province,
        [text["Sector"]] = row is null ? null : text[$"sector.{row.Sector}"].Value,
        [text["Received on"]] = Spreadsheet.Day(row?.ReceivedOn),
        [text["Amount asked for (DH)"]] = row?.Amount.InDirhams,
        [text["Status"]] = row is null ? null : text[$"application.{KebabCase.Of(row.Status)}"].Value,
        [text["Decided on"]] = Spreadsheet.Day(row?.DecidedOn),
        [text["Amount approved (DH)"]] = row?.Approved?.InDirhams,
    };

    private static Task<FileStreamHttpResult> Get([AsParameters] ListApplications.Query query, string? format, ExportApplications exportApplications, CancellationToken ct) =>
        exportApplications.Handle(query.ToInput(), format, ct);
}
