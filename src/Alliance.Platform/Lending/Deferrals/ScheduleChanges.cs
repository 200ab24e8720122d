using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Instalments put off and schedules agreed anew, loan by loan, and what of it was undone. Of what moved for many loans at once two persons' decision tells.</summary>
internal sealed class ScheduleChanges(PlatformDb db, IStringLocalizer<LoansText> text) : IRecentChanges
{
    public string Permission => Permissions.ReadLoans;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var happened = await (
            from loan in db.Loans.AsNoTracking()
            from x in loan.Events
            let agreed = x.Kind == LoanEventKind.Undone ? loan.Events.Where(y => y.Id == x.Undoes).Select(y => y.Kind).FirstOrDefault() : x.Kind
            where (agreed == LoanEventKind.Deferred || agreed == LoanEventKind.Rescheduled)
                && !db.Set<DeferredLoan>().Any(y => y.LoanId == loan.Id && (y.EventId == x.Id || y.UndoingId == x.Id))
            orderby x.EnteredAt descending, x.Sequence descending
            select new { loan.Id, loan.Number, x.Kind, Agreed = agreed, x.EnteredAt, x.EnteredBy }).Take(most).ToListAsync(ct);
        return happened.ConvertAll(x => new RecentChange(x.EnteredAt, x.EnteredBy, What(x.Kind, x.Agreed), $"/loans/{x.Id}") { About = x.Number });
    }

    private string What(LoanEventKind kind, LoanEventKind agreed)
    {
        var what = text["event." + KebabCase.Of(agreed)].Value;
        return kind == agreed ? what : text["undone: {0}", what];
    }
}
