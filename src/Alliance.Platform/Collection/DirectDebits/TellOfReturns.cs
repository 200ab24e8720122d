using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The officer in charge hears of a payment or debit that came back, whoever recorded it: by hand, from a statement, from the bank's file. Where the officer has no account or follows up no more, whoever follows up arrears.</summary>
internal sealed class TellOfReturns(RaiseNotice raise, IBusinessDate business) : IBeforeCommit<PlatformDb>
{
    public static NoticeKind Returned { get; } = new("payment-returned", typeof(DirectDebitsText), Permissions.FollowUpArrears);

    public async Task Run(PlatformDb db, CancellationToken ct)
    {
        var returned = Payments(db).Concat(Debits(db)).DistinctBy(x => x.Payment).ToList();
        if (returned.Count == 0) return;

        var ids = returned.ConvertAll(x => x.Loan);
        var loans = await (
            from loan in db.Loans.AsNoTracking()
            where ids.Contains(loan.Id)
            join application in db.Applications on loan.ApplicationId equals application.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            select new { loan.Id, loan.Number, application.Officer.AccountId, Enterprise = enterprise.Profile.Name }).ToDictionaryAsync(x => x.Id, ct);
        await raise.Each(Returned, [.. from one in returned
                                         let loan = loans.GetValueOrDefault(one.Loan)
                                         where loan is not null
                                         select new NoticeFact($"{one.Payment}", $"/loans/{loan.Id}") { InCharge = loan.AccountId, Details = [loan.Number], About = loan.Enterprise }], ct);
    }

    /// <summary>Entered today: what a history of years ago brings along is no news.</summary>
    private IEnumerable<(Id<Loan> Loan, Guid Payment)> Payments(PlatformDb db) =>
        from loan in db.EventsEntered()
        from happened in loan
        where happened.Kind is LoanEventKind.Returned && happened.BookedOn == business.Today
        select (loan.Key, happened.Undoes!.Value);

    private static IEnumerable<(Id<Loan> Loan, Guid Payment)> Debits(PlatformDb db) =>
        from line in db.ChangeTracker.Entries<DirectDebitLine>()
        where line.State is EntityState.Modified && line.Entity.State is DirectDebitState.Returned && line.Property(x => x.State).IsModified
        select (line.Entity.LoanId, line.Entity.PaymentId);
}
