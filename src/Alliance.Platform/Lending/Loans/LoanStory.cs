using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Money paid out and received, deferrals, reschedulings, losses.</summary>
internal sealed class LoanStory(PlatformDb db, ICurrentUser user, IStringLocalizer<LoansText> text) : IStorySource
{
    public string Permission => Permissions.ReadLoans;

    public async Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct)
    {
        user.Demand(Permission);
        var loans = await db.Loans.AsNoTracking().Where(x => subject.Dossiers.Contains(x.ApplicationId)).ToListAsync(ct);
        return [.. loans.SelectMany(Told)];
    }

    private IEnumerable<StoryLine> Told(Loan loan)
    {
        var undone = LoanHistory.UndoneAmong(loan.Events);
        var returned = LoanHistory.ReturnedAmong(loan.Events, undone, DateOnly.MaxValue);
        return loan.Events.Select(x => new StoryLine(x.On, text["event." + KebabCase.Of(x.Kind)])
        {
            At = x.EnteredAt,
            Note = x.Reference,
            Amount = x.Amount == Money.Zero ? null : x.Amount,
            By = x.EnteredBy,
            About = loan.Number,
            Href = $"/loans/{loan.Id}",
            CountsNoMore = undone.Contains(x.Id) || returned.Contains(x.Id),
        });
    }
}
