using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The officer in charge hears on the day after that a promise was not kept; where the officer has no account or follows up no more, whoever follows up arrears.</summary>
internal sealed class PromiseNotices(PlatformDb db, RaiseNotice raise) : IDailyWork
{
    public static NoticeKind Broken { get; } = new("promise-broken", typeof(ArrearsText), Permissions.FollowUpArrears) { ByMail = true };

    public async Task<bool> Step(BusinessDays days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (from, until) = (days.From.AddDays(-1), days.Today.AddDays(-1)); // promised for: broken from the day after on
        var over = await db.Set<PromiseToPay>().AsNoTracking().Where(x => x.WithdrawnAt == null && x.PayBy >= from && x.PayBy <= until).ToListAsync(ct);
        var ids = over.ConvertAll(x => x.LoanId);
        var loans = await (
            from loan in db.Loans.AsNoTracking()
            where ids.Contains(loan.Id)
            join application in db.Applications on loan.ApplicationId equals application.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            select new { Loan = loan, application.Officer.AccountId, Enterprise = enterprise.Profile.Name }).ToDictionaryAsync(x => x.Loan.Id, ct);
        var broken = over.FindAll(x => x.StandingOn(days.Today, loans[x.LoanId].Loan.Events) is PromiseStanding.Broken);
        await raise.Each(Broken, broken.ConvertAll(x => new NoticeFact($"{x.Id}", $"/loans/{x.LoanId}/follow-up")
        {
            InCharge = loans[x.LoanId].AccountId,
            Details = [loans[x.LoanId].Loan.Number, x.PayBy],
            About = loans[x.LoanId].Enterprise,
        }), ct);
        return false;
    }
}
