using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.DossierDocuments;

internal sealed class DossierDocumentMapping : IEntityTypeConfiguration<DossierDocument>
{
    public void Configure(EntityTypeBuilder<DossierDocument> builder)
    {
        builder.ToTable("dossier_documents");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(FileLabel.Longest);
        builder.Property(x => x.Fingerprint).HasMaxLength(DossierDocument.FingerprintLength);
        builder.Property(x => x.Listed).HasMaxLength(ChecklistEntry.LongestCode);
        builder.Ignore(x => x.CanBeOpened);
        builder.Ignore(x => x.AddedAt);
        builder.HasIndex(x => x.ApplicationId);
        builder.HasIndex(x => x.Check);
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Events, happened =>
        {
            happened.ToTable("dossier_document_events");
            happened.WithOwner().HasForeignKey("DocumentId");
            happened.HasKey(x => x.Id);
            happened.Property(x => x.Id).ValueGeneratedNever();
            happened.Property(x => x.By).HasMaxLength(200);
        });
    }
}
