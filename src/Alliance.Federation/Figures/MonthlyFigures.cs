using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Federation.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
        var total = announced.Cells.Single(x => x.By is null).Figures;
        (AsOf, Revision, Figures, AnnouncedAt) = (announced.AsOf, announced.Revision, total, announcedAt);
    }
}

internal sealed class MonthlyFiguresMapping : IEntityTypeConfiguration<MonthlyFigures>
{
    public void Configure(EntityTypeBuilder<MonthlyFigures> builder)
    {
        builder.HasKey(x => new { x.PlatformId, x.Month });
        builder.Property(x => x.PlatformId).HasMaxLength(PlatformKey.MaxLength);
        builder.Property(x => x.Figures).HasConversion( // by code: an indicator more needs no column more
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<FigureSet>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<FigureSet>((x, y) => Equals(x, y), x => x.GetHashCode(), x => x));
    }
}
