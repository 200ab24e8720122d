using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The list as a file, with its search, filters and order.</summary>
public sealed class ExportApplications(ListApplications applications, FilterWords filters, ICurrentUser user, PaperFile names, IStringLocalizer<PlatformText> text)
{
    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/export", Get).WithSummary("Export dossiers as XLSX or CSV");

    internal async Task<FileStreamHttpResult> Handle(ListApplications.Input input, FileWish wish, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        var rows = await applications.All(input, ct);
        var above = await filters.Above(
            text["Dossiers"], new(input.Whose, input.From, input.To, input.Search, input.Only?.Count),
            [
                new(text["Status"], input.Status is { } status ? text[$"application.{KebabCase.Of(status)}"].Value : null),
                new(null, input.Open ? text["Undecided"].Value : null),
                new(null, input.Overdue ? text["Overdue"].Value : null),
                new(null, input.Board ? text["Undecided, or decided within {0} days", ListApplications.RecentDays].Value : null),
                new(text["Decided from"], input.DecidedFrom is { } decided ? Formats.Date(decided) : null),
            ],
            ct);
        return await Columns.Answer(rows, names.List(text["Dossiers"]), text["Dossiers"], above, wish, ct);
    }

    private ListFile<ListApplications.Row> Columns => new(
        new("number", text["Number"], x => x.Number),
        new("enterprise", text["Enterprise"], x => x.Enterprise),
        new("enterprise", text["Province"], x => Provinces.Name(x.Province, CultureInfo.CurrentUICulture)),
        new("entrepreneur", text["Entrepreneur"], x => x.Entrepreneur),
        new("officer", text["Officer in charge"], x => x.Officer, Shown: false),
        new("sector", text["Sector"], x => text[$"sector.{x.Sector}"].Value, Shown: false),
        new("received", text["Received on"], x => Spreadsheet.Day(x.ReceivedOn)),
        new("amount", text["Amount asked for (DH)"], x => x.Amount.InDirhams),
        new("approved", text["Amount approved (DH)"], x => x.Approved?.InDirhams, Shown: false),
        new("decided", text["Decided on"], x => Spreadsheet.Day(x.DecidedOn), Shown: false),
        new("status", text["Status"], x => text[$"application.{KebabCase.Of(x.Status)}"].Value),
        new("days", text["Days in state"], x => x.DaysInState));

    private static Task<FileStreamHttpResult> Get(
        [AsParameters] ListApplications.Query query, [AsParameters] FileQuery file, ExportApplications exportApplications, CancellationToken ct) =>
        exportApplications.Handle(query.ToInput(), file.ToWish(), ct);
}
