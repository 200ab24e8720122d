using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>How many loans could still be put into a file for this month: an instalment of the month is open, the mandate is good, and no file has it. What <see cref="PreviewDirectDebits"/> proposes, counted without replaying a loan.</summary>
public sealed class CountDebitsDue(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <returns>0 as long as the platform's account isn't set: no file can be made.</returns>
    internal async Task<int> Handle(CancellationToken ct)
    {
        user.Demand(Permissions.ReadDirectDebits);
        if (BankSettings.Of(tenant.Organisation).Missing.Count > 0) return 0;

        var (month, last) = (Months.MonthOf(business.Today), Months.LastDay(business.Today));
        var debits =
            from line in db.Set<DirectDebitLine>().AsNoTracking()
            join batch in db.Set<DirectDebitBatch>() on line.BatchId equals batch.Id
            where batch.Month == month && (line.State == DirectDebitState.Open || line.State == DirectDebitState.Collected)
            select line;
        var asked = await debits.Select(x => x.LoanId).ToHashSetAsync(ct);
        asked.ExceptWith(await CanBeAskedAgain(debits, ct));
        var owing = await (
            from loan in db.Loans.AsNoTracking()
            where loan.Summary.Status == LoanStatus.InRepayment && loan.Summary.OldestDueUnpaidOn <= last && loan.Summary.EndsOn >= month
            join mandate in db.Set<Mandate>() on loan.Id equals mandate.LoanId
            where mandate.EndedAt == null
            select new { loan.Id, loan.Summary.Schedule, mandate.Rib, mandate.Holder }).ToListAsync(ct);
        return owing.Count(x => !asked.Contains(x.Id) && Identifiers.IsRib(x.Rib) && BankName.Of(x.Holder) is not null
            && x.Schedule.Instalments().Any(y => y.DueOn >= month && y.DueOn <= last && y.Remaining > Money.Zero));
    }

    /// <summary>Loans on which the payment was taken back that their debit had become. They are few, and alone read whole.</summary>
    private async Task<IEnumerable<Id<Loan>>> CanBeAskedAgain(IQueryable<DirectDebitLine> debits, CancellationToken ct)
    {
        var all = db.Loans;
        var suspects = await debits.Where(x => x.State == DirectDebitState.Collected && all.Any(y => y.Id == x.LoanId && y.Events.Any(z => z.Undoes == (x.LaterPaymentId ?? x.Id))))
            .Select(x => x.LoanId).Distinct().ToListAsync(ct);
        if (suspects.Count == 0) return [];

        var loans = await db.Loans.AsNoTracking().Where(x => suspects.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        return (await debits.Where(x => suspects.Contains(x.LoanId)).ToListAsync(ct)).GroupBy(x => x.LoanId).Where(x => !x.Any(y => y.StandsOn(loans[x.Key]))).Select(x => x.Key);
    }
}
