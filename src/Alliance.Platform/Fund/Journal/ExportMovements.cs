using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Journal;

/// <summary>The journal, or an agreement's statement, as a file: one row a movement, one column an account.</summary>
public sealed class ExportMovements(PlatformDb db, ListMovements movements, FilterWords filters, ICurrentUser user, PaperFile names, IStringLocalizer<FundText> text)
{
    /// <summary>Accounts that the page shows of the whole fund alone: of one agreement all but the bank follow from the kind of movement.</summary>
    private static readonly string[] OfTheWholeFund = ["outstanding", "capital", "losses", "credits"];

    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/movements/export", Get)
        .WithSummary("Export the fund's movements as XLSX or CSV").ProducesProblem(400);

    internal async Task<FileStreamHttpResult> Handle(ListMovements.Input input, FileWish wish, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadFund);
        var rows = await movements.All(input, ct);
        var above = await filters.Above(text["Movements of the fund"], new(null, input.From, input.To, null, null),
        [
            new(text["Agreement"], input.AgreementId is { } id ? await db.Set<FundingAgreement>().Where(x => x.Id == id).Select(x => x.Number).SingleOrDefaultAsync(ct) ?? $"{id}" : null),
            new(text["Loan"], input.LoanId is { } loan ? await db.Loans.Where(x => x.Id == loan).Select(x => x.Number).SingleOrDefaultAsync(ct) ?? $"{loan}" : null),
            new(text["Movement"], input.Kind is { } kind ? text["kind." + KebabCase.Of(kind)].Value : null),
        ], ct);
        var columns = wish.AsShown ? Columns.Without([.. input.AgreementId is null ? [] : OfTheWholeFund, .. input.Kind is null ? (string[])[] : ["after"]]) : Columns;
        return await columns.Answer(rows, names.List(text["Movements of the fund"]), text["Movements"], above, wish, ct);
    }

    private ListFile<ListMovements.Row> Columns => new(
        new("date", text["Accounting date"], x => Spreadsheet.Day(x.PostedOn)),
        new("date", text["Value date"], x => Spreadsheet.Day(x.ValueOn)),
        new("movement", text["Movement"], x => text["kind." + KebabCase.Of(x.Kind)].Value),
        new("movement", text["Agreement"], x => x.Agreement),
        new("movement", text["Loan"], x => x.Number),
        new("movement", text["Reference"], x => x.Reference),
        new("bank", text["Bank (DH)"], x => x.Accounts.Bank.InDirhams),
        new("outstanding", text["Loans outstanding (DH)"], x => x.Accounts.Outstanding.InDirhams),
        new("capital", text["Funders' capital (DH)"], x => x.Accounts.Capital.InDirhams),
        new("losses", text["Losses (DH)"], x => x.Accounts.Losses.InDirhams),
        new("credits", text["Credits owed (DH)"], x => x.Accounts.CreditsOwed.InDirhams),
        new("after", text["Bank after (DH)"], x => x.BankAfter?.InDirhams),
        new("by", text["Entered by"], x => x.EnteredBy, Shown: false));

    private static Task<FileStreamHttpResult> Get([AsParameters] ListMovements.Query query, [AsParameters] FileQuery file, ExportMovements export, CancellationToken ct) =>
        export.Handle(query.ToInput(), file.ToWish(), ct);
}
