using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>One file of direct debits handed to the bank: for which month, by whom, on what account. Its lines keep what was asked for, whatever becomes of the loans.</summary>
public sealed class DirectDebitBatch : IRevised
{
    public required Id<DirectDebitBatch> Id { get; init; }

    /// <summary>From 1 on each platform, without gaps; two prepared at once meet on it.</summary>
    public required int Number { get; init; }

    /// <summary>Begins every reference of the file: <c>ISM-P0007</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>First day of the month whose instalments it collects.</summary>
    public required DateOnly Month { get; init; }

    public required bool WithArrears { get; init; }

    /// <summary>Business date.</summary>
    public required DateOnly PreparedOn { get; init; }

    public required string PreparedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PreparedAt { get; init; }

    public required string CreditorName { get; init; }

    public required string CreditorRib { get; init; }

    public required string CreditorBic { get; init; }

    public required string CreditorId { get; init; }

    /// <summary>UTC; null for a file that counts.</summary>
    public DateTime? CancelledAt { get; private set; }

    public string? CancelledBy { get; private set; }

    public long Revision { get; private set; }

    public static string ReferenceOf(string organisationId, int number)
    {
        ArgumentNullException.ThrowIfNull(organisationId);
        var id = organisationId.ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{id[..Math.Min(16, id.Length)]}-P{number:0000}");
    }

    public void Cancel(string by, DateTime at) => (CancelledBy, CancelledAt) = (by, at);
}

public enum DirectDebitState
{
    /// <summary>Asked of the bank, outcome not yet recorded.</summary>
    Open,

    /// <summary>The money came: the loan has its payment.</summary>
    Collected,

    /// <summary>The bank refused it or took it back (rejet).</summary>
    Returned,

    /// <summary>The file was not sent.</summary>
    Cancelled,
}

/// <summary>One debit of a file: one loan, one amount, one day.</summary>
public sealed class DirectDebitLine : IRevised
{
    public const int LongestReason = LoanEvent.LongestReference;

    public required Guid Id { get; init; }

    public required Id<DirectDebitBatch> BatchId { get; init; }

    /// <summary>From 1 in each file.</summary>
    public required int Number { get; init; }

    /// <summary>What banks hand back with every answer: <c>ISM-P0007-00012</c>.</summary>
    public required string EndToEndId { get; init; }

    public required Id<Loan> LoanId { get; init; }

    public required string LoanNumber { get; init; }

    public required string Debtor { get; init; }

    public required string Rib { get; init; }

    public required string MandateReference { get; init; }

    public required DateOnly MandateSignedOn { get; init; }

    /// <summary>Instalments of the month.</summary>
    public required Money Due { get; init; }

    /// <summary>Instalments that were past due.</summary>
    public required Money Arrears { get; init; }

    /// <summary>Of the month's instalment; null when arrears alone are collected.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>A working day; the due date stays what it is (rule 3).</summary>
    public required DateOnly CollectOn { get; init; }

    public DirectDebitState State { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>In the bank's words.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Of the payment that takes the place of one that was taken back.</summary>
    public Guid? LaterPaymentId { get; private set; }

    /// <summary>The line of a bank statement whose one credit settled it, with others of its file.</summary>
    public Guid? SettledBy { get; private set; }

    public long Revision { get; private set; }

    public Money Amount => Due + Arrears;

    /// <summary>Key of the payment that it becomes, so that it can't become two: its own, until that payment is taken back with the statement that told of it.</summary>
    public Guid PaymentId => LaterPaymentId ?? Id;

    /// <summary>Whether it still asks or has brought what it asked for: one that came back, or whose payment was taken back on the loan's page, can be asked for again.</summary>
    /// <param name="loan">Its own.</param>
    public bool StandsOn(Loan loan)
    {
        ArgumentNullException.ThrowIfNull(loan);
        return State is DirectDebitState.Open || (State is DirectDebitState.Collected && (loan.Events.FirstOrDefault(x => x.Id == PaymentId) is not { } payment || ReceiptDetail.StatusOf(loan, payment) is ReceiptStatus.Valid));
    }

    public void Collect() => State = DirectDebitState.Collected;

    /// <param name="by">A line of a bank statement.</param>
    public void Settle(Guid by) => (State, SettledBy) = (DirectDebitState.Collected, by);

    /// <summary>What told that it was collected counts no more: its outcome is open again.</summary>
    public void Reopen() => (State, SettledBy, LaterPaymentId) = (DirectDebitState.Open, null, Guid.CreateVersion7());

    public void Return(DateOnly on, string? reason) => (State, ReturnedOn, ReturnReason) = (DirectDebitState.Returned, on, reason);

    public void Cancel() => State = DirectDebitState.Cancelled;
}

internal sealed class DirectDebitBatchMapping : IEntityTypeConfiguration<DirectDebitBatch>
{
    public void Configure(EntityTypeBuilder<DirectDebitBatch> builder)
    {
        builder.ToTable("direct_debit_batches");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.Number).IsUnique();
        builder.Property(x => x.Reference).HasMaxLength(35);
        builder.Property(x => x.PreparedBy).HasMaxLength(200);
        builder.Property(x => x.CancelledBy).HasMaxLength(200);
        builder.Property(x => x.CreditorName).HasMaxLength(70);
        builder.Property(x => x.CreditorRib).HasMaxLength(24);
        builder.Property(x => x.CreditorBic).HasMaxLength(11);
        builder.Property(x => x.CreditorId).HasMaxLength(35);
    }
}

internal sealed class DirectDebitLineMapping : IEntityTypeConfiguration<DirectDebitLine>
{
    public void Configure(EntityTypeBuilder<DirectDebitLine> builder)
    {
        builder.ToTable("direct_debit_lines");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<DirectDebitBatch>().WithMany().HasForeignKey(x => x.BatchId);
        builder.HasIndex(x => new { x.BatchId, x.Number }).IsUnique();
        builder.HasIndex(x => x.EndToEndId).IsUnique();
        builder.HasIndex(x => new { x.State, x.LoanId });
        builder.HasIndex(x => x.LoanId);
        builder.Property(x => x.EndToEndId).HasMaxLength(35);
        builder.Property(x => x.LoanNumber).HasMaxLength(Loan.LongestNumber);
        builder.Property(x => x.Debtor).HasMaxLength(70);
        builder.Property(x => x.Rib).HasMaxLength(24);
        builder.Property(x => x.MandateReference).HasMaxLength(35);
        builder.Property(x => x.ReturnReason).HasMaxLength(DirectDebitLine.LongestReason);
        builder.HasIndex(x => x.SettledBy);
        builder.Ignore(x => x.Amount);
        builder.Ignore(x => x.PaymentId);
    }
}
