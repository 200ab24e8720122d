using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>The direct-debit file of the last full month: its lines are the debits that the loans' histories tell of, collected and returned. The next month's is left for the visitor to prepare.</summary>
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
        return [batch, .. debits.Select((x, i) => Line(batch, x.Loan, x.Payment, mandates[x.Loan.Id], i + 1))];
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
        var line = new DirectDebitLine
        {
            Id = payment.Id,
            BatchId = batch.Id,
            Number = number,
            EndToEndId = FormattableString.Invariant($"{batch.Reference}-{number:00000}"),
            LoanId = loan.Id,
            LoanNumber = loan.Number,
            Debtor = mandate.Holder,
            Rib = mandate.Rib,
            MandateReference = mandate.Reference,
            MandateSignedOn = mandate.SignedOn,
            Due = payment.Amount,
            Arrears = Money.Zero,
            DueOn = loan.State.Schedule.LastOrDefault(x => x.DueOn <= payment.On)?.DueOn,
            CollectOn = payment.On,
        };
        line.Collect();
        if (ReceiptDetail.StatusOf(loan, payment) is ReceiptStatus.Returned)
        {
            var returned = loan.Events.Last(x => x.Kind is LoanEventKind.Returned && x.Undoes == payment.Id);
            line.Return(returned.On, returned.Reference);
        }

        return line;
    }
}
