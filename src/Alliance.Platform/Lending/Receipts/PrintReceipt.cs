using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>A receipt as PDF, in the reader's language or another.</summary>
public sealed class PrintReceipt(ShowReceipt showReceipt, Letterhead letterhead, TenantContext tenant, NetworkAddress network)
{
    public sealed record Paper(string FileName, byte[] Pdf);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/{id}/payments/{paymentId:guid}/receipt.pdf", Get)
        .WithSummary("The receipt of a payment as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);

    /// <returns>Null when this platform has no such loan or the loan no such payment.</returns>
    public async Task<Paper?> Handle(Id<Loan> id, Guid paymentId, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return await showReceipt.Handle(id, paymentId, ct) is { } receipt ? new($"{receipt.Reference}.pdf", Write(receipt, culture)) : null;
    }

    private byte[] Write(ReceiptDetail receipt, CultureInfo culture)
    {
        var words = new DocumentWords(typeof(ReceiptsText), culture);
        var header = letterhead.In(culture, receipt.Reference) with
        {
            On = receipt.IssuedOn,
            Notice = tenant.Organisation.Demo is null ? null : words["Demonstration data: this receipt acknowledges nothing."],
        };
        var document = new PdfDocument(header, culture).Title(words["Receipt {0}", PdfDocument.LeftToRight(receipt.Reference)]);
        if (receipt.Status is not ReceiptStatus.Valid) document.Paragraph(words["cancelled." + KebabCase.Of(receipt.Status)], bold: true);
        document.Paragraph(words[receipt.Kind is LoanEventKind.Recovered ? "Received from {0} on a loan written off earlier:" : "Received from {0} towards repayment of an honour loan:", receipt.Entrepreneur])
            .Emphasis(WithUnit(receipt.Amount, words)).Paragraph(words["In words: {0}.", AmountInWords.Of(receipt.Amount, culture)])
            .KeyValues(Facts(receipt, words));
        if (receipt.Settled.Length > 0)
        {
            document.Heading(words["What it settled"]).Table(
                [new(words["Instalment"], Weight: 0), new(words["Due on"]), new(words["Settled (DH)"], PdfAlign.Figures), new(words["Still owed of it (DH)"], PdfAlign.Figures)],
                receipt.Settled.Select(x => (IReadOnlyList<string>)[x.Number.ToString(culture), words.Date(x.DueOn), x.Amount.ToString(), x.Remaining.ToString()]),
                [words["Total"], "", receipt.Settled.Sum(x => x.Amount).ToString(), ""]);
        }

        return document.QrCode(AddressOf(receipt), words["Anybody can verify this receipt without an account: scan the code or open the address."])
            .Note(words["An honour loan bears no interest and no charge: the amount is capital alone."])
            .ToBytes();
    }

    private static List<(string Key, string Value)> Facts(ReceiptDetail receipt, DocumentWords words)
    {
        List<(string, string)> facts =
        [
            (words["Received on"], words.Date(receipt.PaidOn)),
            (words["Entered on"], words.Date(receipt.IssuedOn)),
            (words["Loan"], PdfDocument.LeftToRight(receipt.LoanNumber)),
            (words["Enterprise"], receipt.Enterprise),
        ];
        if (receipt.Means is { } means) facts.Add((words["By"], words["means." + KebabCase.Of(means)]));
        if (receipt.BankReference is { } reference) facts.Add((words["Reference"], PdfDocument.LeftToRight(reference)));
        if (receipt.Credited > Money.Zero) facts.Add((words["Beyond what was owed, kept as a credit"], WithUnit(receipt.Credited, words)));
        facts.Add((words[receipt.Kind is LoanEventKind.Recovered ? "Loss not recovered after this payment" : "Balance of the loan after this payment"], WithUnit(receipt.Balance, words)));
        return facts;
    }

    private static string WithUnit(Money amount, DocumentWords words) => words["{0} DH", PdfDocument.LeftToRight(amount.ToString())];

    private Uri AddressOf(ReceiptDetail receipt) => new(network.Of(tenant.Organisation), $"receipts/verify/{receipt.Code}");

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(
        Id<Loan> id, Guid paymentId, string? language, PrintReceipt printReceipt, CancellationToken ct) =>
        await printReceipt.Handle(id, paymentId, Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct) is { } paper
            ? TypedResults.File(paper.Pdf, "application/pdf", paper.FileName)
            : TypedResults.NotFound();
}
