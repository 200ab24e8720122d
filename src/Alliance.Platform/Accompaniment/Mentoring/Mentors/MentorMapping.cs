using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

internal sealed class MentorMapping : IEntityTypeConfiguration<Mentor>
{
    private const int LongestCodes = 400;

    public void Configure(EntityTypeBuilder<Mentor> builder)
    {
        builder.ToTable("mentors");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(MentorProfile.LongestName);
        builder.Ignore(x => x.Profile);
        builder.Ignore(x => x.Allowed);
        builder.Property<string>("_sectors").HasColumnName("Sectors").HasMaxLength(LongestCodes);
        builder.Property<string>("_languages").HasColumnName("Languages").HasMaxLength(LongestCodes);
        builder.Property<string>(nameof(MentorProfile.Trade)).HasMaxLength(MentorProfile.LongestTrade);
        builder.Property<string>(nameof(MentorProfile.Province)).HasMaxLength(MentorProfile.LongestProvince);
        builder.Property<string?>(nameof(MentorProfile.Skills)).HasMaxLength(MentorProfile.LongestSkills);
        builder.Property<string?>(nameof(MentorProfile.Institution)).HasMaxLength(MentorProfile.LongestInstitution);
        builder.Property<string?>(nameof(MentorProfile.Email)).HasMaxLength(MentorProfile.LongestAddress);
        builder.Property<string?>(nameof(MentorProfile.Phone)).HasMaxLength(MentorProfile.LongestPhone);
        builder.Property<int>(nameof(MentorProfile.HoursPerMonth));
        builder.Property<int>(nameof(MentorProfile.YearsOfExperience));
        builder.Property<DateOnly?>(nameof(MentorProfile.MemberSince));
        builder.Property<DateOnly?>(nameof(MentorProfile.InsuredUntil));
        builder.HasIndex(x => x.AccountId).IsUnique(); // one person, one profile
        builder.HasIndex(x => new { x.State, x.Name });
        builder.OwnsMany(x => x.Steps, step =>
        {
            step.ToTable("mentor_steps");
            step.WithOwner().HasForeignKey("MentorId");
            step.HasKey(x => x.Id);
            step.Property(x => x.Id).ValueGeneratedNever(); // else a new one is taken for an update
            step.Property(x => x.By).HasMaxLength(200);
            step.Property(x => x.Words).HasMaxLength(Mentor.LongestWords);
        });
    }
}
