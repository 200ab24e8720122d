using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Insight.Figures;

/// <summary>An enterprise changed and its share of the platform's figures has to be computed again.</summary>
/// <remarks>Written by <see cref="MarkFiguresDue"/> beside the change itself. Several may wait for one enterprise: they are only ever added, so writers never meet on a row.</remarks>
public sealed class FiguresDue
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><see cref="FundPaidIn.Due"/> when the fund changed.</summary>
    public required Id<Enterprise> EnterpriseId { get; init; }
}

internal sealed class FiguresDueMapping : IEntityTypeConfiguration<FiguresDue>
{
    public void Configure(EntityTypeBuilder<FiguresDue> builder)
    {
        builder.ToTable("FiguresDue");
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}
