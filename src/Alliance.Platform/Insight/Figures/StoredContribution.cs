using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What an enterprise last contributed to the months, so that a change takes exactly that back.</summary>
public sealed class StoredContribution : IRevised
{
    public required Id<Enterprise> EnterpriseId { get; init; }

    /// <summary>A <see cref="Contribution"/> as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>On this day the contribution changes by itself: an instalment falls due, say.</summary>
    public DateOnly? NextOn { get; set; }

    public long Revision { get; private set; }
}

internal sealed class StoredContributionMapping : IEntityTypeConfiguration<StoredContribution>
{
    public void Configure(EntityTypeBuilder<StoredContribution> builder)
    {
        builder.ToTable("Contributions");
        builder.HasKey(x => x.EnterpriseId);
        builder.Property(x => x.EnterpriseId).ValueGeneratedNever();
        builder.HasIndex(x => x.NextOn);
    }
}
