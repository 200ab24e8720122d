using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Corrections;

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("dossier_corrections");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Document).HasMaxLength(ChecklistEntry.LongestCode);
        builder.Ignore(x => x.IsOpen);
        builder.Ignore(x => x.AskedAt);
        builder.HasIndex(x => new { x.ApplicationId, x.Number }).IsUnique();
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("dossier_correction_steps");
            step.WithOwner().HasForeignKey("CorrectionId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever();
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(Correction.LongestWords);
        });
    }
}
