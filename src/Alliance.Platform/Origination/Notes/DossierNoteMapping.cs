using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Notes;

internal sealed class DossierNoteMapping : IEntityTypeConfiguration<DossierNote>
{
    public void Configure(EntityTypeBuilder<DossierNote> builder)
    {
        builder.ToTable("dossier_notes");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Text).HasMaxLength(DossierNote.Longest);
        builder.Property(x => x.Author).HasMaxLength(200);
        builder.HasIndex(x => x.ApplicationId);
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Mentions, mention =>
        {
            mention.ToTable("dossier_note_mentions");
            mention.WithOwner().HasForeignKey("NoteId");
            mention.HasKey("NoteId", nameof(NoteMention.AccountId));
            mention.Property(x => x.AccountId).ValueGeneratedNever();
            mention.Property(x => x.Name).HasMaxLength(200);
        });
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("dossier_note_steps");
            step.WithOwner().HasForeignKey("NoteId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever();
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Text).HasMaxLength(DossierNote.Longest);
        });
    }
}
