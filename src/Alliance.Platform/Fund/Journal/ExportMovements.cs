using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Journal;

/// <summary>The journal, or an agreement's statement, as a file: one row a movement, one column an account.</summary>
public sealed class ExportMovements(ListMovements movements, ICurrentUser user, PaperFile names, IStringLocalizer<FundText> text)
{
    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/movements/export", Get)
        .WithSummary("Export the fund's movements as XLSX or CSV").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(400);

    public async Task<IResult> Handle(ListMovements.Input input, string? format, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadFund);
        return await Spreadsheet.File(await movements.All(input, ct), Columns, names.List(text["Movements of the fund"]), text["Movements"], format, ct);
    }

    private Dictionary<string, object?> Columns(ListMovements.Row? row) => new(StringComparer.Ordinal)
    {
        [text["Accounting date"]] = Spreadsheet.Day(row?.PostedOn),
        [text["Value date"]] = Spreadsheet.Day(row?.ValueOn),
        [text["Movement"]] = row is null ? null : text["kind." + KebabCase.Of(row.Kind)].Value,
        [text["Agreement"]] = row?.Agreement,
        [text["Loan"]] = row?.Number,
        [text["Reference"]] = row?.Reference,
        [text["Bank (DH)"]] = row?.Accounts.Bank.InDirhams,
        [text["Loans outstanding (DH)"]] = row?.Accounts.Outstanding.InDirhams,
        [text["Funders' capital (DH)"]] = row?.Accounts.Capital.InDirhams,
        [text["Losses (DH)"]] = row?.Accounts.Losses.InDirhams,
        [text["Credits owed (DH)"]] = row?.Accounts.CreditsOwed.InDirhams,
        [text["Bank after (DH)"]] = row?.BankAfter?.InDirhams,
        [text["Entered by"]] = row?.EnteredBy,
    };

    private static Task<IResult> Get([AsParameters] ListMovements.Query query, string? format, ExportMovements export, CancellationToken ct) =>
        export.Handle(query.ToInput(), format, ct);
}
