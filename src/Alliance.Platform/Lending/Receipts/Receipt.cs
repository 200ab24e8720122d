using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Lending.Receipts;

/// <summary>The number under which a payment was acknowledged (reçu). Amounts and status are the payment's own: what is undone or returned keeps its receipt, as cancelled.</summary>
public sealed class Receipt
{
    /// <summary>The payment; it has one receipt.</summary>
    public required Guid PaymentId { get; init; }

    public required Id<Loan> LoanId { get; init; }

    /// <summary>Of the business date it was booked on.</summary>
    public required int Year { get; init; }

    /// <summary>From 1 in each year, without gaps.</summary>
    public required int Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>What the link on paper asks for (<see cref="PublicCode"/>).</summary>
    public required string Code { get; init; }

    /// <summary>As printed: <c>R-2023-000123</c>.</summary>
    public string Reference => Format(Year, Number);

    public static string Format(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"R-{year:0000}-{number:000000}");
}

/// <summary>The last receipt number of a year.</summary>
public sealed class ReceiptSeries
{
    public required int Year { get; init; }

    public required int Last { get; init; }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts");
        builder.HasKey(x => x.PaymentId);
        builder.Property(x => x.PaymentId).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(PublicCode.Length);
        builder.Ignore(x => x.Reference);
        builder.HasIndex(x => new { x.Year, x.Number }).IsUnique();
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => x.LoanId);
    }
}

internal sealed class ReceiptSeriesMapping : IEntityTypeConfiguration<ReceiptSeries>
{
    public void Configure(EntityTypeBuilder<ReceiptSeries> builder)
    {
        builder.ToTable("receipt_series");
        builder.HasKey(x => x.Year);
        builder.Property(x => x.Year).ValueGeneratedNever();
    }
}
