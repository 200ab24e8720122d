using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>A receipt by its number, with or without its noughts: <c>R-2023-000123</c>, <c>r 2023 123</c>.</summary>
internal sealed class ReceiptFinder(PlatformDb db, ICurrentUser user, IStringLocalizer<ReceiptsText> text) : IFinder
{
    private const int DigitsOfYear = 4;

    public string Permission => Permissions.ReadLoans;

    public int Order => 60;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        if (NumberIn(sought) is not var (year, number)) return new("", []);

        var found = await (
            from receipt in db.Set<Receipt>()
            join loan in db.Loans on receipt.LoanId equals loan.Id
            join application in db.Applications on loan.ApplicationId equals application.Id
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where receipt.Year == year && receipt.Number == number
            select new { receipt.IssuedOn, receipt.PaymentId, LoanId = loan.Id, loan.Number, person.Person.Name }).ToListAsync(ct);
        return new(text["Receipts"], [.. found.Select(x => new FoundItem(Receipt.Format(year, number), $"/loans/{x.LoanId}") { Details = [Formats.Date(x.IssuedOn), x.Name, x.Number] })]);
    }

    /// <summary>Folding has joined the digits: the year has four of them.</summary>
    private static (int Year, int Number)? NumberIn(Sought sought)
    {
        var digits = sought.Words is [var only] ? only : sought.Words is ["r", var after] ? after : "";
        return digits.Length > DigitsOfYear
            && int.TryParse(digits[..DigitsOfYear], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(digits[DigitsOfYear..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (year, number) : null;
    }
}
