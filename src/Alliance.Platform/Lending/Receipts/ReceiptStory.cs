using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>Receipts given for payments.</summary>
internal sealed class ReceiptStory(PlatformDb db, ICurrentUser user, IStringLocalizer<ReceiptsText> text) : IStorySource
{
    public string Permission => Permissions.ReadLoans;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var receipts = await (
            from receipt in db.Set<Receipt>()
            join loan in db.Loans on receipt.LoanId equals loan.Id
            where subject.Dossiers.Contains(loan.ApplicationId)
            select new { receipt.Year, receipt.Number, receipt.IssuedOn, loan.Id, Loan = loan.Number }).ToListAsync(ct);
        return [.. receipts.Select(x => new StoryLine(x.IssuedOn, text["Receipt {0}", Receipt.Format(x.Year, x.Number)]) { About = x.Loan, Href = $"/loans/{x.Id}" })];
    }
}
