using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Calls and visits, promises, reminders.</summary>
internal sealed class FollowUpStory(PlatformDb db, ICurrentUser user, IStringLocalizer<ArrearsText> text) : IStorySource
{
    public string Permission => Permissions.ReadLoans;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var loans = await db.Loans.Where(x => subject.Dossiers.Contains(x.ApplicationId)).ToDictionaryAsync(x => x.Id, x => x.Number, ct);
        Id<Loan>[] keys = [.. loans.Keys];
        var contacts = await db.Set<Contact>().AsNoTracking().Where(x => keys.Contains(x.LoanId)).ToListAsync(ct);
        var promises = await db.Set<PromiseToPay>().AsNoTracking().Where(x => keys.Contains(x.LoanId)).ToListAsync(ct);
        var letters = await db.Set<Reminder>().Where(x => keys.Contains(x.LoanId)).Select(x => new { x.LoanId, x.On, x.EnteredAt, x.EnteredBy, x.Subject }).ToListAsync(ct);
        return
        [
            // A letter tells of itself below.
            .. contacts.Where(x => x.ReminderId is null).Select(x => Line(x.LoanId, x.On, text["contact." + KebabCase.Of(x.Kind)]) with { At = x.EnteredAt, Note = x.Words, By = x.EnteredBy, CountsNoMore = x.StruckAt is not null }),
            .. promises.Select(x => Line(x.LoanId, x.PromisedOn, text["Promise to pay by {0}", Formats.Date(x.PayBy)]) with { At = x.EnteredAt, Note = x.Words, Amount = x.Amount, By = x.EnteredBy, CountsNoMore = x.WithdrawnAt is not null }),
            .. letters.Select(x => Line(x.LoanId, x.On, text["Reminder"]) with { At = x.EnteredAt, Note = x.Subject, By = x.EnteredBy }),
        ];

        StoryLine Line(Id<Loan> loan, DateOnly on, string what) => new(on, what) { About = loans[loan], Href = $"/loans/{loan}/follow-up" };
    }
}
