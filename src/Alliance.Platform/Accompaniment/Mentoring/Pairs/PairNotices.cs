using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Who hears of pairs: a mentor of what is asked of them, who coordinates of what was answered. What is mailed names nobody.</summary>
public sealed class PairNotices(PlatformDb db, RaiseNotice raise)
{
    /// <summary>A mentor is asked to go beside somebody.</summary>
    public static NoticeKind Asked { get; } = new("pair-asked", typeof(MentoringText), Permissions.Mentor) { ByMail = true };

    /// <summary>The mentor, or the entrepreneur, said yes or no.</summary>
    public static NoticeKind Answered { get; } = new("pair-answered", typeof(MentoringText), Permissions.CoordinateMentoring);

    /// <summary>The charter is signed by all.</summary>
    public static NoticeKind Begun { get; } = new("pair-begun", typeof(MentoringText), Permissions.Mentor) { ByMail = true };

    /// <summary>The mentor hears that a pair drifts.</summary>
    public static NoticeKind Drifting { get; } = new("mentoring-drift", typeof(MentoringText), Permissions.Mentor) { ByMail = true };

    /// <summary>Days later who coordinates hears of it.</summary>
    public static NoticeKind StillDrifting { get; } = new("mentoring-drift-on", typeof(MentoringText), Permissions.CoordinateMentoring);

    /// <summary>A weak signal from the loan, without amounts.</summary>
    public static NoticeKind Signal { get; } = new("mentoring-signal", typeof(MentoringText), Permissions.Mentor) { ByMail = true };

    public static IReadOnlyList<NoticeKind> All { get; } = [Asked, Answered, Begun, Drifting, StillDrifting, Signal];

    /// <summary>Told with each step of a pair: what was told before is settled, and whom it concerns now hears of it.</summary>
    internal async Task Follow(Pair pair, Mentor mentor, CancellationToken ct)
    {
        foreach (var kind in new[] { Asked, Answered, Begun, Drifting, StillDrifting }) await raise.Settle(kind, $"{pair.Id}", ct);
        var last = pair.Steps.MaxBy(x => x.Sequence)!;
        var fact = new NoticeFact($"{pair.Id}", $"/pairs/{pair.Id}") { Time = last.Sequence, About = await NameOf(pair.EnterpriseId, ct) };
        if (pair.State is PairState.Proposed && pair.MentorSaid is null && mentor.AccountId is { } account)
            await raise.Handle(Asked, fact with { AccountId = account }, ct);
        if (CaseOf(last.Kind) is { } how) await raise.Handle(Answered, fact with { Case = how }, ct);
        if (pair.State is PairState.Running && last.Until is not null && mentor.AccountId is { } begins && last.Kind is not PairStepKind.Extended)
            await raise.Handle(Begun, fact with { AccountId = begins }, ct);
    }

    private static string? CaseOf(PairStepKind kind) => kind switch
    {
        PairStepKind.MentorAccepted => "mentor-accepted",
        PairStepKind.MentorDeclined => "mentor-declined",
        PairStepKind.EntrepreneurAccepted => "entrepreneur-accepted",
        PairStepKind.EntrepreneurDeclined => "entrepreneur-declined",
        _ => null,
    };

    private Task<string> NameOf(Id<Enterprise> enterprise, CancellationToken ct) => db.Enterprises.Where(x => x.Id == enterprise).Select(x => x.Profile.Name).SingleAsync(ct);
}
