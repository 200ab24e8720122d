using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>A borrower's signed consent that instalments of one loan are collected from an account (mandat de prélèvement). Replaced or revoked, never changed.</summary>
public sealed class Mandate : IRevised
{
    public required Id<Mandate> Id { get; init; }

    public required Id<Loan> LoanId { get; init; }

    /// <summary>From 1 on each loan.</summary>
    public required int Sequence { get; init; }

    /// <summary>As banks know it: the loan's number and the sequence.</summary>
    public required string Reference { get; init; }

    /// <summary>Of the account, without spaces; a doubtful one is kept with a warning, and no file takes it.</summary>
    public required string Rib { get; init; }

    /// <summary>Name on the account.</summary>
    public required string Holder { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>Null as long as it is in force; UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public long Revision { get; private set; }

    public bool HasGoodRib => Identifiers.IsRib(Rib);

    public void End(string by, DateTime at)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedBy) = (at, by);
    }
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("mandates");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Reference).HasMaxLength(35);
        builder.Property(x => x.Rib).HasMaxLength(34);
        builder.Property(x => x.Holder).HasMaxLength(70);
        builder.Property(x => x.EnteredBy).HasMaxLength(200);
        builder.Property(x => x.EndedBy).HasMaxLength(200);
        builder.Ignore(x => x.HasGoodRib);
        builder.HasIndex(x => new { x.LoanId, x.Sequence }).IsUnique(); // two at once meet here
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
