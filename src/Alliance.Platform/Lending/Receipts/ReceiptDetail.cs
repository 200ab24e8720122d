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
public sealed record ReceiptDetail
{
    public required string Reference { get; init; }
    public required string Code { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required ReceiptStatus Status { get; init; }
    public required Id<Loan> LoanId { get; init; }
    public required string LoanNumber { get; init; }
    public required string Entrepreneur { get; init; }
    public required string Enterprise { get; init; }
    public required LoanEventKind Kind { get; init; }

    /// <summary>Value date.</summary>
    public required DateOnly PaidOn { get; init; }

    public required Money Amount { get; init; }
    public required PaymentMeans? Means { get; init; }
    public required string? BankReference { get; init; }
    public required ImmutableArray<SettledInstalment> Settled { get; init; }

    /// <summary>The part beyond what was owed (rule 7).</summary>
    public required Money Credited { get; init; }

    /// <summary>Still owed afterwards; after a loss, what was not recovered of it.</summary>
    public required Money Balance { get; init; }

    public static ReceiptDetail Of(Receipt receipt, Loan loan, string entrepreneur, string enterprise)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(loan);
        var payment = loan.Events.Single(x => x.Id == receipt.PaymentId);
        var earlier = loan.Events.Where(x => x.Sequence < payment.Sequence).ToList();
        var before = LoanState.Replay(loan.Terms, loan.GrantedOn, earlier);
        var after = LoanState.Replay(loan.Terms, loan.GrantedOn, [.. earlier, payment]);
        var received = before.Schedule.ToDictionary(x => x.Number, x => x.Received);
        return new()
        {
            Reference = receipt.Reference,
            Code = receipt.Code,
            IssuedOn = receipt.IssuedOn,
            Status = StatusOf(loan, payment),
            LoanId = loan.Id,
            LoanNumber = loan.Number,
            Entrepreneur = entrepreneur,
            Enterprise = enterprise,
            Kind = payment.Kind,
            PaidOn = payment.On,
            Amount = payment.Amount,
            Means = payment.Means,
            BankReference = payment.Reference,
            Settled = [.. after.Schedule.Where(x => x.Received > received.GetValueOrDefault(x.Number)).Select(x => new SettledInstalment(
                x.Number, x.DueOn, x.Received - received.GetValueOrDefault(x.Number), x.Remaining))],
            Credited = Money.Max(Money.Zero, after.Credit - before.Credit),
            Balance = payment.Kind is LoanEventKind.Recovered ? after.WrittenOff - after.Recovered : after.Outstanding,
        };
    }

    public static ReceiptStatus StatusOf(Loan loan, LoanEvent payment)
    {
        ArgumentNullException.ThrowIfNull(loan);
        ArgumentNullException.ThrowIfNull(payment);
        if (loan.IsUndone(payment.Id)) return ReceiptStatus.Undone;
        return loan.Events.Any(x => x.Kind is LoanEventKind.Returned && x.Undoes == payment.Id && !loan.IsUndone(x.Id)) ? ReceiptStatus.Returned : ReceiptStatus.Valid;
    }
}
