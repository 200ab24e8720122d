using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>What part of a disbursement came from which agreement (rule 19). Repayments refill the agreements in the same shares.</summary>
public sealed class FundingShare
{
    /// <summary>The disbursement.</summary>
    public required Guid EventId { get; init; }

    public required Id<FundingAgreement> AgreementId { get; init; }

    public required Id<Loan> LoanId { get; init; }

    public required Money Amount { get; init; }
}

internal sealed class FundingShareMapping : IEntityTypeConfiguration<FundingShare>
{
    public void Configure(EntityTypeBuilder<FundingShare> builder)
    {
        builder.ToTable("funding_shares");
        builder.HasKey(x => new { x.EventId, x.AgreementId });
        builder.HasIndex(x => x.LoanId);
        builder.HasOne<FundingAgreement>().WithMany().HasForeignKey(x => x.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
    }
}
