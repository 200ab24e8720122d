using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The list as a file, with its search, filters and order.</summary>
public sealed class ExportLoans(ListLoans loans, FilterWords filters, TenantContext tenant, ICurrentUser user, PaperFile names, IStringLocalizer<LoansText> text)
{
    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/export", Get).WithSummary("Export loans as XLSX or CSV");

    internal async Task<FileStreamHttpResult> Handle(ListLoans.Input input, FileWish wish, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var rows = await loans.All(input, ct);
        var above = await filters.Above(text["Loans"], new(input.Whose, input.From, input.To, input.Search, input.Only?.Count),
        [
            new(text["Status"], input.Status is { } status ? text[$"status.{KebabCase.Of(status)}"].Value : null),
            new(null, input.Late switch { true => text["Late"].Value, false => text["On time"].Value, null => null }),
            new(text["Late"], input.Bucket is { } bucket ? BucketWords.Of(text, LendingSettings.Of(tenant.Organisation).ArrearsBuckets, bucket) : null),
        ], ct);
        return await Columns.Answer(rows, names.List(text["Loans"]), text["Loans"], above, wish, ct);
    }

    private ListFile<ListLoans.Row> Columns => new(
        new("number", text["Number"], x => x.Number),
        new("number", text["Granted on"], x => Spreadsheet.Day(x.GrantedOn)),
        new("enterprise", text["Enterprise"], x => x.Enterprise),
        new("entrepreneur", text["Entrepreneur"], x => x.Entrepreneur),
        new("officer", text["Officer in charge"], x => x.Officer, Shown: false),
        new("province", text["Province"], x => Provinces.Name(x.Province, CultureInfo.CurrentUICulture), Shown: false),
        new("sector", text["Sector"], x => text[$"sector.{x.Sector}"].Value, Shown: false),
        new("granted", text["Granted (DH)"], x => x.Granted.InDirhams),
        new("paid-out", text["Paid out (DH)"], x => x.Disbursed.InDirhams, Shown: false),
        new("outstanding", text["Outstanding (DH)"], x => x.Outstanding.InDirhams),
        new("arrears", text["In arrears (DH)"], x => x.Arrears.InDirhams),
        new("repaid", text["Repaid (DH)"], x => x.Received.InDirhams, Shown: false),
        new("ends", text["Last due date"], x => Spreadsheet.Day(x.EndsOn), Shown: false),
        new("late-since", text["Oldest unpaid due date"], x => Spreadsheet.Day(x.OldestDueUnpaidOn), Shown: false),
        new("status", text["Status"], x => text[$"status.{KebabCase.Of(x.Status)}"].Value),
        new("status", text["Days late"], x => x.DaysLate));

    private static Task<FileStreamHttpResult> Get([AsParameters] ListLoans.Query query, [AsParameters] FileQuery file, ExportLoans exportLoans, CancellationToken ct) =>
        exportLoans.Handle(query.ToInput(), file.ToWish(), ct);
}
