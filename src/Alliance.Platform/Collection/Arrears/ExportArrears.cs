using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The work list as a file, with its search, filters and order.</summary>
public sealed class ExportArrears(ListArrears arrears, FilterWords filters, TenantContext tenant, ICurrentUser user, PaperFile names, IStringLocalizer<ArrearsText> text)
{
    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/export", Get).WithSummary("Export late loans as XLSX or CSV");

    internal async Task<FileStreamHttpResult> Handle(ListArrears.Input input, FileWish wish, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var rows = await arrears.All(input, ct);
        var above = await filters.Above(text["Arrears"], new(input.Whose, input.From, input.To, input.Search, input.Only?.Count),
        [
            new(text["Late"], input.Bucket is { } bucket ? BucketWords.Of(text, LendingSettings.Of(tenant.Organisation).ArrearsBuckets, bucket) : null),
            new(null, input.Over is { } over ? text["more than {0} days", over].Value : null),
            new(null, input.PromiseDue ? text["Promise for this week"].Value : null),
            new(null, input.PromiseBroken ? text["Promise broken"].Value : null),
            new(null, input.StepDue ? text["Step due"].Value : null),
            new(null, input.NoContactFor is { } days ? text["No contact for {0} days", days].Value : null),
        ], ct);
        return await Columns.Answer(rows, names.List(text["Arrears"]), text["Arrears"], above, wish, ct);
    }

    private ListFile<ListArrears.Row> Columns => new(
        new("borrower", text["Number"], x => x.Number),
        new("borrower", text["Enterprise"], x => x.Enterprise),
        new("borrower", text["Entrepreneur"], x => x.Entrepreneur),
        new("days", text["Days late"], x => x.DaysLate),
        new("late", text["Amount late (DH)"], x => x.AmountLate.InDirhams),
        new("outstanding", text["Outstanding (DH)"], x => x.Outstanding.InDirhams),
        new("phone", text["Phone"], x => x.Phone, Shown: false),
        new("officer", text["Officer in charge"], x => x.Officer, Shown: false),
        new("province", text["Province"], x => Provinces.Name(x.Province, CultureInfo.CurrentUICulture), Shown: false),
        new("sector", text["Sector"], x => text[$"sector.{x.Sector}"].Value, Shown: false),
        new("since", text["Late since"], x => Spreadsheet.Day(x.LateSince), Shown: false),
        new("contact", text["Last contact"], x => Spreadsheet.Day(x.Contact?.On)),
        new("contact", text["Next step"], x => Spreadsheet.Day(x.Contact?.NextOn)),
        new("promise", text["Promised (DH)"], x => x.Promise?.Amount.InDirhams),
        new("promise", text["Promised for"], x => Spreadsheet.Day(x.Promise?.PayBy)),
        new("promise", text["Promise"], x => x.Promise is { } promise ? text["promise." + KebabCase.Of(promise.Standing)].Value : null));

    private static Task<FileStreamHttpResult> Get([AsParameters] ListArrears.Query query, [AsParameters] FileQuery file, ExportArrears exportArrears, CancellationToken ct) =>
        exportArrears.Handle(query.ToInput(), file.ToWish(), ct);
}
