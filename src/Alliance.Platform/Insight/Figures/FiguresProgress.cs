using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Insight.Figures;

/// <summary>How far the figures have been computed; one row.</summary>
public sealed class FiguresProgress : IRevised
{
    public const int Key = 1;

    public int Id { get; init; } = Key;

    /// <summary>The business date they are computed for.</summary>
    public required DateOnly AsOf { get; set; }

    /// <summary>By which version of the definitions.</summary>
    public required int Definitions { get; set; }

    public long Revision { get; private set; }
}

internal sealed class FiguresProgressMapping : IEntityTypeConfiguration<FiguresProgress>
{
    public void Configure(EntityTypeBuilder<FiguresProgress> builder)
    {
        builder.ToTable("FiguresProgress");
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}
