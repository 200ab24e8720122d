using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Lending.Receipts;

public enum ReceiptStatus
{
    Valid,

    /// <summary>The payment was taken back as a wrong entry.</summary>
    Undone,

    /// <summary>The bank took the payment back.</summary>
    Returned,
}

/// <summary>An instalment that a payment went to.</summary>
/// <param name="Remaining">Still owed of it afterwards.</param>
public sealed record SettledInstalment(int Number, DateOnly DueOn, Money Amount, Money Remaining);

/// <summary>All that a receipt says. What was settled and what remained are as known when the payment was entered, so that a copy says what the first one said.</summary>
/// <param name="PaidOn">Value date.</param>
/// <param name="Credited">The part beyond what was owed (rule 7).</param>
/// <param name="Balance">Still owed afterwards; after a loss, what was not recovered of it.</param>
public sealed record ReceiptDetail(
    string Reference, string Code, DateOnly IssuedOn, ReceiptStatus Status, Id<Loan> LoanId, string LoanNumber, string Entrepreneur, string Enterprise,
    LoanEventKind Kind, DateOnly PaidOn, Money Amount, PaymentMeans? Means, string? BankReference, ImmutableArray<SettledInstalment> Settled, Money Credited, Money Balance)
{
    public static ReceiptDetail Of(Receipt receipt, Loan loan, string entrepreneur, string enterprise)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(loan);
        var payment = loan.Events.Single(x => x.Id == receipt.PaymentId);
        var earlier = loan.Events.Where(x => x.Sequence < payment.Sequence).ToList();
        var before = LoanState.Replay(loan.Terms, loan.GrantedOn, earlier);
        var after = LoanState.Replay(loan.Terms, loan.GrantedOn, [.. earlier, payment]);
        var received = before.Schedule.ToDictionary(x => x.Number, x => x.Received);
        return new(
            receipt.Reference, receipt.Code, receipt.IssuedOn, StatusOf(loan, payment), loan.Id, loan.Number, entrepreneur, enterprise,
            payment.Kind, payment.On, payment.Amount, payment.Means, payment.Reference,
            [.. after.Schedule.Where(x => x.Received > received.GetValueOrDefault(x.Number)).Select(x => new SettledInstalment(
                x.Number, x.DueOn, x.Received - received.GetValueOrDefault(x.Number), x.Remaining))],
            Money.Max(Money.Zero, after.Credit - before.Credit),
            payment.Kind is LoanEventKind.Recovered ? after.WrittenOff - after.Recovered : after.Outstanding);
    }

    public static ReceiptStatus StatusOf(Loan loan, LoanEvent payment)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(payment);
        if (loan.IsUndone(payment.Id)) return ReceiptStatus.Undone;
        return loan.Events.Any(x => x.Kind is LoanEventKind.Returned && x.Undoes == payment.Id && !loan.IsUndone(x.Id)) ? ReceiptStatus.Returned : ReceiptStatus.Valid;
    }
}
