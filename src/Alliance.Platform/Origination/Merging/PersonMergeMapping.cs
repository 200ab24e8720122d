using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Merging;

internal sealed class PersonMergeMapping : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> builder)
    {
        builder.ToTable("person_merges");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.AbsorbedName).HasMaxLength(120);
        builder.Property(x => x.By).HasMaxLength(200);
        builder.Property(x => x.UndoneBy).HasMaxLength(200);
        builder.Property(x => x.MovedJson).HasColumnName("Moved");
        builder.Property(x => x.FilledJson).HasColumnName("Filled").HasMaxLength(400);
        builder.Ignore(x => x.Moved);
        builder.Ignore(x => x.Filled);
        builder.HasIndex(x => x.KeptId);
        builder.HasOne<Entrepreneur>().WithMany().HasForeignKey(x => x.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Entrepreneur>().WithMany().HasForeignKey(x => x.AbsorbedId).OnDelete(DeleteBehavior.Restrict);
    }
}
