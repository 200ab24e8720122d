using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Fund.Position;

/// <summary>An agreement's statement as PDF, for its funder: the totals, the loans financed, and every movement.</summary>
/// <remarks>Borrowers appear by the number of their loan alone: a funder's paper leaves the house.</remarks>
public sealed class PrintStatement(ShowAgreement showAgreement, ListMovements movements, Letterhead letterhead, IBusinessDate business)
{
    public static void Map(IEndpointRouteBuilder fund) => fund.MapGet("/agreements/{id}/statement.pdf", Get)
        .WithSummary("The statement of a funding agreement as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);

    /// <returns>Null when this platform has no such agreement.</returns>
    public async Task<(string Name, byte[] Bytes)?> Handle(Id<FundingAgreement> id, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return await showAgreement.Handle(id, ct) is { } agreement ? Write(agreement, await movements.All(new(AgreementId: id), ct), culture) : null;
    }

    private (string Name, byte[] Bytes) Write(ShowAgreement.Detail agreement, IReadOnlyList<ListMovements.Row> rows, CultureInfo culture)
    {
        var words = new DocumentWords(typeof(FundText), culture);
        var document = new PdfDocument(letterhead.In(culture, agreement.Number), culture)
            .Title(words["Statement of agreement {0}", PdfDocument.LeftToRight(agreement.Number)])
            .KeyValues(
                (words["Funder"], agreement.Funder), (words["Promised (DH)"], agreement.Promised.ToString()), (words["Paid in (DH)"], agreement.Totals.Contributed.ToString()),
                (words["Lent (DH)"], agreement.Totals.Lent.ToString()), (words["Repaid (DH)"], agreement.Totals.Repaid.ToString()),
                (words["Written off (DH)"], agreement.Totals.WrittenOff.ToString()), (words["Recovered (DH)"], agreement.Totals.Recovered.ToString()),
                (words["Loans outstanding (DH)"], agreement.Totals.Outstanding.ToString()), (words["In the bank (DH)"], agreement.Totals.Bank.ToString()))
            .Heading(words["Every movement"])
            .Table(
                [
                    new(words["Accounting date"], Weight: 0), new(words["Movement"]), new(words["Loan"]),
                    new(words["In (DH)"], PdfAlign.Figures), new(words["Out (DH)"], PdfAlign.Figures), new(words["Bank after (DH)"], PdfAlign.Figures),
                ],
                rows.Select(x => (IReadOnlyList<string>)
                [
                    x.PostedOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), words["kind." + KebabCase.Of(x.Kind)], x.Number is null ? "" : PdfDocument.LeftToRight(x.Number),
                    x.Accounts.Bank > Money.Zero ? x.Accounts.Bank.ToString() : "", x.Accounts.Bank < Money.Zero ? (-x.Accounts.Bank).ToString() : "",
                    x.BankAfter?.ToString() ?? "",
                ]),
                [
                    words["Total"], "", "", rows.Where(x => x.Accounts.Bank > Money.Zero).Sum(x => x.Accounts.Bank).ToString(),
                    (-rows.Where(x => x.Accounts.Bank < Money.Zero).Sum(x => x.Accounts.Bank)).ToString(), agreement.Totals.Bank.ToString(),
                ])
            .Note(words["A loss moves no money: it appears with neither in nor out."]);
        return (FileNames.Of(words["Statement of an agreement"], agreement.Number, business.Today) + ".pdf", document.ToBytes());
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(Id<FundingAgreement> id, string? language, PrintStatement print, CancellationToken ct) =>
        await print.Handle(id, Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct) is var (name, pdf)
            ? TypedResults.File(pdf, "application/pdf", name)
            : TypedResults.NotFound();
}
