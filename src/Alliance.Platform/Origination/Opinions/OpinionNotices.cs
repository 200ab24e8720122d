using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Who hears of opinions of outsiders: whoever asked, as long as they work on dossiers, else all who do. Neither the outsider nor what was said is told.</summary>
public sealed class OpinionNotices(RaiseNotice raise)
{
    public static NoticeKind Answered { get; } = new("opinion-answered", typeof(OpinionsText), Permissions.RegisterApplications);

    public static NoticeKind Unanswered { get; } = new("opinion-unanswered", typeof(OpinionsText), Permissions.RegisterApplications);

    internal async Task Answer(LoanApplication application, OutsideOpinion opinion, CancellationToken ct)
    {
        await Forget(opinion, ct);
        await raise.Handle(Answered, Of(application, opinion), ct);
    }

    /// <summary>The deadline is over.</summary>
    internal Task Miss(LoanApplication application, OutsideOpinion opinion, CancellationToken ct) =>
        raise.Handle(Unanswered, Of(application, opinion) with { Time = opinion.Deadline.DayNumber }, ct);

    /// <summary>There is nothing left to do about a deadline that was missed.</summary>
    internal Task Forget(OutsideOpinion opinion, CancellationToken ct) => raise.Settle(Unanswered, $"{opinion.Id}", ct);

    private static NoticeFact Of(LoanApplication application, OutsideOpinion opinion) => new($"{opinion.Id}", $"/applications/{application.Id}#opinions")
    {
        Details = [application.Number],
        InCharge = opinion.AskedBy ?? application.Officer.AccountId,
    };
}
