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

namespace Alliance.Platform.Lending.Papers;

/// <summary>A paper of a loan as PDF, in the reader's language or another, on the platform's letterhead.</summary>
public sealed class PrintLoanPaper(ShowLoan showLoan, Letterhead letterhead, TenantContext tenant)
{
    public sealed record Paper(string FileName, byte[] Pdf);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/{id}/papers/{paper}.pdf", Get)
        .WithSummary("A loan's schedule, sheet, statement of account or certificate of good standing as PDF")
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException">A certificate, where something stands against it: see <see cref="GoodStanding"/>.</exception>
    public async Task<Paper?> Handle(Id<Loan> id, LoanPaper paper, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (await showLoan.Handle(id, ct) is not { } loan) return null;
        if (paper is LoanPaper.Certificate && GoodStanding.Refusal(loan) is { } refusal) throw refusal;

        var writing = new LoanPaperText(loan, culture);
        var document = new PdfDocument(letterhead.In(culture, loan.Number, AccountToPayTo(writing)), culture);
        switch (paper)
        {
            case LoanPaper.Schedule: writing.Schedule(document); break;
            case LoanPaper.Loan: writing.Sheet(document); break;
            case LoanPaper.Statement: writing.Statement(document); break;
            default: writing.Certificate(document, tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName)); break;
        }

        return new(FileNames.Of(writing.Title(paper), loan.Number, loan.AsOf) + ".pdf", document.ToBytes());
    }

    /// <summary>Where the platform's file names it.</summary>
    private IEnumerable<string> AccountToPayTo(LoanPaperText writing) =>
        BankSettings.Of(tenant.Organisation) is { Rib: { } rib, Name: var holder } ? [writing.Account(holder ?? tenant.Organisation.Name, rib)] : [];

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(Id<Loan> id, string paper, string? language, PrintLoanPaper print, CancellationToken ct) =>
        Word<LoanPaper>.TryParse(paper, null, out var which)
        && await print.Handle(id, which.Value, Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct) is { } printed
            ? TypedResults.File(printed.Pdf, "application/pdf", printed.FileName)
            : TypedResults.NotFound();
}
