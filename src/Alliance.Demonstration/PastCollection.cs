using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>The direct-debit file of the month at hand, as it would have been made: the debits that the loans' histories tell of, collected and returned, and those of late borrowers, which the bank rejected. The next month's is left for the visitor to prepare.</summary>
internal sealed class PastCollection(PlatformDb db, Organisation organisation, DateOnly today)
{
    private readonly DateOnly _month = new(today.Year, today.Month, 1);

    /// <summary>Nothing when the platform has no account, or nobody was debited.</summary>
    public async Task<IEnumerable<object>> Make(CancellationToken ct)
    {
        var bank = BankSettings.Of(organisation);
        if (bank.Missing.Count > 0) return [];

        var mandates = (await db.Set<Mandate>().AsNoTracking().Where(x => x.EndedAt == null).ToListAsync(ct)).Where(x => x.HasGoodRib).ToDictionary(x => x.LoanId);
        var loans = await db.Loans.AsNoTracking().Where(x => x.Summary.LastPaidOn >= _month || x.Summary.ReturnedPayments > 0).OrderBy(x => x.Number).ToListAsync(ct);
        var debits = loans.Where(x => mandates.ContainsKey(x.Id)).SelectMany(Debits).ToList();
        if (debits.Count == 0) return [];

        var batch = Batch(bank);
        var debited = debits.ConvertAll(x => x.Loan.Id).ToHashSet();
        var late = await db.Loans.AsNoTracking().Where(x => x.Summary.Status == LoanStatus.InRepayment && x.Summary.FirstDisbursedOn < batch.PreparedOn).OrderBy(x => x.Number).ToListAsync(ct);
        var rejected = late.Where(x => mandates.ContainsKey(x.Id) && !debited.Contains(x.Id)).SelectMany(Unpaid).ToList();
        return
        [
            batch, .. debits.Select((x, i) => Line(batch, x.Loan, x.Payment, mandates[x.Loan.Id], i + 1)),
            .. rejected.Select((x, i) => Rejected(batch, x.Loan, x.Instalment, mandates[x.Loan.Id], debits.Count + i + 1)),
        ];
    }

    /// <summary>The month's instalment, where it is open: whoever is late was debited like the others.</summary>
    private IEnumerable<(Loan Loan, Instalment Instalment)> Unpaid(Loan loan) =>
        loan.State.Schedule.Where(x => x.DueOn >= _month && x.DueOn < _month.AddMonths(1) && x.Remaining > Money.Zero && RejectedOn(x) <= today).Take(1).Select(x => (loan, x));

    private static DateOnly RejectedOn(Instalment instalment) => BusinessDays.OnOrAfter(BusinessDays.OnOrAfter(instalment.DueOn).AddDays(1));

    /// <summary>Rejected before any money came: nothing of it stands on the loan.</summary>
    private static DirectDebitLine Rejected(DirectDebitBatch batch, Loan loan, Instalment instalment, Mandate mandate, int number)
    {
        var line = Line(batch, loan, Guid.CreateVersion7(), mandate, number, instalment.Remaining, instalment.DueOn, BusinessDays.OnOrAfter(instalment.DueOn));
        line.Return(RejectedOn(instalment), "Provision insuffisante");
        return line;
    }

    private IEnumerable<(Loan Loan, LoanEvent Payment)> Debits(Loan loan) => loan.Events
        .Where(x => x is { Kind: LoanEventKind.Paid, Means: PaymentMeans.DirectDebit } && x.On >= _month && !loan.IsUndone(x.Id)).Take(1).Select(x => (loan, x));

    private DirectDebitBatch Batch(BankSettings bank)
    {
        var entry = Entered.On(BusinessDays.OnOrBefore(_month.AddDays(-6)));
        return new()
        {
            Id = Id<DirectDebitBatch>.New(),
            Number = 1,
            Reference = DirectDebitBatch.ReferenceOf(organisation.Id, 1),
            Month = _month,
            WithArrears = false,
            PreparedOn = entry.Today,
            PreparedBy = entry.By,
            PreparedAt = entry.At,
            CreditorName = bank.Name!,
            CreditorRib = bank.Rib!,
            CreditorBic = bank.Bic!,
            CreditorId = bank.CreditorId!,
        };
    }

    private static DirectDebitLine Line(DirectDebitBatch batch, Loan loan, LoanEvent payment, Mandate mandate, int number)
    {
        var line = Line(batch, loan, payment.Id, mandate, number, payment.Amount, loan.State.Schedule.LastOrDefault(x => x.DueOn <= payment.On)?.DueOn, payment.On);
        line.Collect();
        if (ReceiptDetail.StatusOf(loan, payment) is ReceiptStatus.Returned)
        {
            var returned = loan.Events.Last(x => x.Kind is LoanEventKind.Returned && x.Undoes == payment.Id);
            line.Return(returned.On, returned.Reference);
        }

        return line;
    }

    private static DirectDebitLine Line(DirectDebitBatch batch, Loan loan, Guid id, Mandate mandate, int number, Money amount, DateOnly? dueOn, DateOnly collectOn) => new()
    {
        Id = id,
        BatchId = batch.Id,
        Number = number,
        EndToEndId = FormattableString.Invariant($"{batch.Reference}-{number:00000}"),
        LoanId = loan.Id,
        LoanNumber = loan.Number,
        Debtor = mandate.Holder,
        Rib = mandate.Rib,
        MandateReference = mandate.Reference,
        MandateSignedOn = mandate.SignedOn,
        Due = amount,
        Arrears = Money.Zero,
        DueOn = dueOn,
        CollectOn = collectOn,
    };
}
