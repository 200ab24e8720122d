using Alliance.Federation.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Federation.Figures;

/// <summary>A line of a platform's inventory: the revision of a month that it says it last announced.</summary>
public sealed class AnnouncedRevision
{
    public required string PlatformId { get; init; }
    public required DateOnly Month { get; init; }
    public required long Revision { get; set; }
}

internal sealed class AnnouncedRevisionMapping : IEntityTypeConfiguration<AnnouncedRevision>
{
    public void Configure(EntityTypeBuilder<AnnouncedRevision> builder)
    {
        builder.HasKey(x => new { x.PlatformId, x.Month });
        builder.Property(x => x.PlatformId).HasMaxLength(PlatformKey.MaxLength);
    }
}
