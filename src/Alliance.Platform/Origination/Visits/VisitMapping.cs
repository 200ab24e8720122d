using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Visits;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("dossier_visits");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Place).HasMaxLength(Visit.LongestPlace);
        builder.Property(x => x.GoesName).HasMaxLength(200);
        builder.Ignore(x => x.Words);
        builder.HasIndex(x => x.ApplicationId);
        builder.HasIndex(x => new { x.GoesId, x.State, x.On });
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("dossier_visit_steps");
            step.WithOwner().HasForeignKey("VisitId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever();
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(Visit.LongestWords);
            step.Property(x => x.Place).HasMaxLength(Visit.LongestPlace);
            step.Property(x => x.GoesName).HasMaxLength(200);
        });
    }
}
