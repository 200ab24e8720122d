using Alliance.Contracts.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Federation.Figures;

/// <summary>The latest figures a platform announced for a month. They hold until a higher revision comes.</summary>
public sealed class MonthlyFigures
{
    public required string PlatformId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The day whose end the figures describe: the month's last, or the platform's business date.</summary>
    public DateOnly AsOf { get; private set; }

    public long Revision { get; private set; }

    public FigureSet Figures { get; private set; } = FigureSet.Zero;

    /// <summary>When this revision reached the Alliance.</summary>
    public DateTime AnnouncedAt { get; private set; }

    public void Replace(FiguresAnnounced announced, DateTime announcedAt)
    {
        ArgumentNullException.ThrowIfNull(announced);
        (AsOf, Revision, Figures, AnnouncedAt) = (announced.AsOf, announced.Revision, announced.Total, announcedAt);
    }
}

internal sealed class MonthlyFiguresMapping : IEntityTypeConfiguration<MonthlyFigures>
{
    public void Configure(EntityTypeBuilder<MonthlyFigures> builder)
    {
        builder.HasKey(x => new { x.PlatformId, x.Month });
        builder.Property(x => x.PlatformId).HasMaxLength(PlatformKey.MaxLength);
        builder.ComplexProperty(x => x.Figures);
    }
}

internal static class PlatformKey
{
    public const int MaxLength = 40;
}
