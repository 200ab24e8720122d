using Alliance.Platform.Notices;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

/// <summary>Who is asked to be a mentor hears of it, where they have an account.</summary>
public sealed class MentorNotices(RaiseNotice raise)
{
    public static NoticeKind Invited { get; } = new("mentor-invited", typeof(MentoringText), Permissions.Mentor) { ByMail = true };

    internal async Task Follow(Mentor mentor, CancellationToken ct)
    {
        await raise.Settle(Invited, $"{mentor.Id}", ct);
        if (mentor.State is MentorState.Invited && mentor.AccountId is { } account)
            await raise.Handle(Invited, new($"{mentor.Id}", "/mentees") { Time = mentor.Steps.Count, AccountId = account }, ct);
    }
}
