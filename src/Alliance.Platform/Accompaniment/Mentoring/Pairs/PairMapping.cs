using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

internal sealed class PairMapping : IEntityTypeConfiguration<Pair>
{
    public void Configure(EntityTypeBuilder<Pair> builder)
    {
        builder.ToTable("mentoring_pairs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property<string>("MentorName").HasMaxLength(MentorProfile.LongestName);
        builder.Ignore(x => x.Allowed);
        builder.Ignore(x => x.StillToSign);
        builder.Ignore(x => x.IsOpen);
        builder.Ignore(x => x.HasPlace);
        builder.HasIndex(x => new { x.MentorId, x.State });
        builder.HasIndex(x => new { x.EnterpriseId, x.State });
        builder.HasIndex(x => new { x.State, x.ProposedOn });
        builder.HasOne<Mentor>().WithMany().HasForeignKey(x => x.MentorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Entrepreneur>().WithMany().HasForeignKey(x => x.EntrepreneurId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("mentoring_pair_steps");
            step.WithOwner().HasForeignKey("PairId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever(); // else a new one is taken for an update
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(Pair.LongestWords);
            step.Property(x => x.MentorName).HasMaxLength(MentorProfile.LongestName);
        });
    }
}
