using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Opinions;

internal sealed class OutsideOpinionMapping : IEntityTypeConfiguration<OutsideOpinion>
{
    public void Configure(EntityTypeBuilder<OutsideOpinion> builder)
    {
        builder.ToTable("outside_opinions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Ignore(x => x.Asker);
        builder.Ignore(x => x.AskedAt);
        builder.Ignore(x => x.Reminders);
        builder.ComplexProperty(x => x.Of, of =>
        {
            of.Property(x => x.Name).HasMaxLength(Outsider.LongestName);
            of.Property(x => x.Institution).HasMaxLength(Outsider.LongestInstitution);
            of.Property(x => x.Email).HasMaxLength(LinkLetter.LongestAddress);
            of.Property(x => x.Language).HasMaxLength(2);
            of.Ignore(x => x.Signature);
        });
        builder.ComplexProperty(x => x.Question, question =>
        {
            question.Property(x => x.Words).HasMaxLength(OpinionQuestion.Longest);
            question.Property(x => x.YesOrNo).HasMaxLength(OpinionQuestion.LongestYesOrNo);
        });
        builder.ComplexProperty(x => x.Answer, answer => answer.Property(x => x.Words).HasMaxLength(OutsideAnswer.Longest));
        builder.HasIndex(x => x.ApplicationId);
        builder.HasIndex(x => new { x.State, x.Deadline });
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("outside_opinion_steps");
            step.WithOwner().HasForeignKey("OpinionId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever();
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(OutsideOpinion.LongestReason);
        });
        builder.OwnsMany(x => x.Documents, document =>
        {
            document.ToTable("outside_opinion_documents");
            document.WithOwner().HasForeignKey("OpinionId");
            document.HasKey(x => x.Id);
            document.Property(x => x.Id).ValueGeneratedNever();
        });
        builder.OwnsMany(x => x.Files, file =>
        {
            file.ToTable("outside_opinion_files");
            file.WithOwner().HasForeignKey("OpinionId");
            file.HasKey(x => x.Id);
            file.Property(x => x.Id).ValueGeneratedNever();
            file.Property(x => x.Name).HasMaxLength(FileLabel.Longest);
            file.Property(x => x.Fingerprint).HasMaxLength(DossierDocument.FingerprintLength);
            file.Ignore(x => x.CanBeOpened);
            file.HasIndex(x => x.Check);
        });
    }
}
