using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Presence;

internal sealed class DossierReaderMapping : IEntityTypeConfiguration<DossierReader>
{
    public void Configure(EntityTypeBuilder<DossierReader> builder)
    {
        builder.ToTable("dossier_readers");
        builder.HasKey(x => new { x.ApplicationId, x.AccountId });
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
