using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Money that moved, each entry once: of one entry the books may have several lines.</summary>
internal sealed class JournalChanges(PlatformDb db, IStringLocalizer<FundText> text) : IRecentChanges
{
    public string Permission => Permissions.ReadFund;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var latest = await (
            from movement in db.Set<FundMovement>().AsNoTracking().OrderByDescending(x => x.PostedOn).ThenByDescending(x => x.Number).Take(most * 4) // an entry has few lines
            join loan in db.Set<Lending.Loans.Loan>() on movement.LoanId equals loan.Id into loans
            from loan in loans.DefaultIfEmpty()
            select new { movement.Id, movement.EventId, movement.Kind, movement.EnteredAt, movement.EnteredBy, movement.LoanId, movement.Reference, Number = loan == null ? null : loan.Number }).ToListAsync(ct);
        return
        [
            .. from x in latest.DistinctBy(x => x.EventId ?? x.Id.Value).Take(most)
               select new RecentChange(x.EnteredAt, x.EnteredBy, text[$"kind.{KebabCase.Of(x.Kind)}"], x.LoanId is { } loan ? $"/loans/{loan}" : "/fund/journal") { About = x.Number ?? x.Reference },
        ];
    }
}
