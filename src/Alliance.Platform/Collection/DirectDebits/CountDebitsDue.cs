using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>How many loans could still be put into a file for this month: an instalment of the month is open, the mandate is good, and no file has it. What <see cref="PreviewDirectDebits"/> proposes, counted without replaying a loan.</summary>
public sealed class CountDebitsDue(PlatformDb db, IBusinessDate business, TenantContext tenant)
{
    /// <returns>0 as long as the platform's account isn't set: no file can be made.</returns>
    internal async Task<int> Handle(CancellationToken ct)
    {
        if (BankSettings.Of(tenant.Organisation).Missing.Count > 0) return 0;

        var (month, last) = (Months.MonthOf(business.Today), Months.LastDay(business.Today));
        var asked = await (
            from line in db.Set<DirectDebitLine>()
            join batch in db.Set<DirectDebitBatch>() on line.BatchId equals batch.Id
            where batch.Month == month && (line.State == DirectDebitState.Open || line.State == DirectDebitState.Collected)
            select line.LoanId).ToHashSetAsync(ct);
        var owing = await (
            from loan in db.Loans.AsNoTracking()
            where loan.Summary.Status == LoanStatus.InRepayment && loan.Summary.OldestDueUnpaidOn <= last && loan.Summary.EndsOn >= month
            join mandate in db.Set<Mandate>() on loan.Id equals mandate.LoanId
            where mandate.EndedAt == null
            select new { loan.Id, loan.Summary.Schedule, mandate.Rib, mandate.Holder }).ToListAsync(ct);
        return owing.Count(x => !asked.Contains(x.Id) && Identifiers.IsRib(x.Rib) && BankName.Of(x.Holder) is not null
            && x.Schedule.Instalments().Any(y => y.DueOn >= month && y.DueOn <= last && y.Remaining > Money.Zero));
    }
}
