using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Calls, visits and letters noted, promises given; and what of it was struck out or withdrawn.</summary>
internal sealed class FollowUpChanges(PlatformDb db, IStringLocalizer<ArrearsText> text) : IRecentChanges
{
    public string Permission => Permissions.ReadLoans;

    public async Task<IReadOnlyList<RecentChange>> Latest(int most, CancellationToken ct)
    {
        var contacts = await (
            from x in db.Set<Contact>().AsNoTracking()
            join loan in db.Loans on x.LoanId equals loan.Id
            orderby x.StruckAt ?? x.EnteredAt descending
            select new { x.LoanId, loan.Number, x.Kind, x.EnteredAt, x.EnteredBy, x.StruckAt, x.StruckBy }).Take(most).ToListAsync(ct);
        var promises = await (
            from x in db.Set<PromiseToPay>().AsNoTracking()
            join loan in db.Loans on x.LoanId equals loan.Id
            orderby x.WithdrawnAt ?? x.EnteredAt descending
            select new { x.LoanId, loan.Number, x.PayBy, x.EnteredAt, x.EnteredBy, x.WithdrawnAt, x.WithdrawnBy }).Take(most).ToListAsync(ct);
        return
        [
            .. from x in contacts
               from change in Told(x.EnteredAt, x.EnteredBy, x.StruckAt, x.StruckBy, text["contact." + KebabCase.Of(x.Kind)])
               select change with { Href = $"/loans/{x.LoanId}/follow-up", About = x.Number },
            .. from x in promises
               from change in Told(x.EnteredAt, x.EnteredBy, x.WithdrawnAt, x.WithdrawnBy, text["Promise to pay by {0}", Formats.Date(x.PayBy)])
               select change with { Href = $"/loans/{x.LoanId}/follow-up", About = x.Number },
        ];
    }

    /// <summary>What was noted, and that it counts no more.</summary>
    private IEnumerable<RecentChange> Told(DateTime at, string by, DateTime? endedAt, string? endedBy, string what)
    {
        yield return new(at, by, what, "");
        if (endedAt is { } ended) yield return new(ended, endedBy ?? "", text["counts no more: {0}", what], "");
    }
}
