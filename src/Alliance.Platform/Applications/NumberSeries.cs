using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Applications;

/// <summary>The last number given in a year. Raised in the transaction that uses it, so that numbers have neither gaps nor doubles.</summary>
public sealed class NumberSeries
{
    public required int Year { get; init; }

    public int Last { get; set; }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.HasKey(x => x.Year);
        builder.Property(x => x.Year).ValueGeneratedNever();
    }
}
