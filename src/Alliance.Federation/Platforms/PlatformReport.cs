using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Federation.Platforms;

/// <summary>When a platform last spoke to the Alliance, and when it was last asked.</summary>
public sealed class PlatformReport
{
    public required string PlatformId { get; init; }

    /// <summary>As of its last message: figures of a platform that left the registry keep their name.</summary>
    public required string Name { get; set; }

    public DateTime? AnnouncedAt { get; set; }

    public DateTime? InventoryAt { get; set; }

    /// <summary>The platform's business date when it made its inventory: nothing it had announced by then is missing from it.</summary>
    public DateOnly? InventoryOn { get; set; }

    public DateTime? AskedAt { get; set; }
}

internal sealed class PlatformReportMapping : IEntityTypeConfiguration<PlatformReport>
{
    public void Configure(EntityTypeBuilder<PlatformReport> builder)
    {
        builder.HasKey(x => x.PlatformId);
        builder.Property(x => x.PlatformId).HasMaxLength(PlatformKey.MaxLength);
        builder.Property(x => x.Name).HasMaxLength(200);
    }
}
