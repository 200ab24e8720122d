using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accompaniment.Mentoring.Meetings;

internal sealed class MentoringMeetingMapping : IEntityTypeConfiguration<MentoringMeeting>
{
    public void Configure(EntityTypeBuilder<MentoringMeeting> builder)
    {
        builder.ToTable("mentoring_meetings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Place).HasMaxLength(MentoringMeeting.LongestPlace);
        builder.Property(x => x.Topics).HasMaxLength(MentoringMeeting.LongestTopics);
        builder.Property(x => x.Reason).HasMaxLength(MentoringMeeting.LongestTopics);
        builder.HasIndex(x => new { x.PairId, x.State, x.On });
        builder.HasOne<Pair>().WithMany().HasForeignKey(x => x.PairId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Actions, action =>
        {
            action.ToTable("mentoring_actions");
            action.WithOwner().HasForeignKey("MeetingId");
            action.HasKey(x => x.Id);
            action.Property(x => x.Id).ValueGeneratedNever(); // else a new one is taken for an update
            action.Property(x => x.Words).HasMaxLength(AgreedAction.LongestWords);
        });
    }
}
