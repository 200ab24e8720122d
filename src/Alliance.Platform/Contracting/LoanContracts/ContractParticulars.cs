using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What a contract says of a borrower and their dossier doesn't know.</summary>
public sealed class ContractParticulars : IRevised
{
    public const int LongestName = 120;
    public const int LongestAddress = 200;

    public required Id<Loan> LoanId { get; init; }

    /// <summary>The borrower's name in the script that the dossier doesn't have: in Arabic letters where that one is in Latin, and the other way round.</summary>
    public string? OtherName { get; set; }

    /// <summary>Where the borrower lives, in Latin letters.</summary>
    public string? Address { get; set; }

    /// <summary>The same in Arabic.</summary>
    public string? AddressInArabic { get; set; }

    public long Revision { get; private set; }
}

internal sealed class ContractParticularsMapping : IEntityTypeConfiguration<ContractParticulars>
{
    public void Configure(EntityTypeBuilder<ContractParticulars> builder)
    {
        builder.ToTable("contract_particulars");
        builder.HasKey(x => x.LoanId);
        builder.Property(x => x.LoanId).ValueGeneratedNever();
        builder.Property(x => x.OtherName).HasMaxLength(ContractParticulars.LongestName);
        builder.Property(x => x.Address).HasMaxLength(ContractParticulars.LongestAddress);
        builder.Property(x => x.AddressInArabic).HasMaxLength(ContractParticulars.LongestAddress);
    }
}
