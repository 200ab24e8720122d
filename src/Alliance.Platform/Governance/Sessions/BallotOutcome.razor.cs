using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What a ballot came to, and why; of a tie in secret, the chair's casting vote.</summary>
public sealed partial class BallotOutcome(UseCase<GiveCastingVote> giveCastingVote, IStringLocalizer<GovernanceText> text)
{
    /// <summary>Closed or void.</summary>
    [Parameter, EditorRequired] public SessionView.OneBallot Ballot { get; set; } = null!;

    /// <summary>Those that counted; who left before the close isn't among them.</summary>
    private List<SessionView.OneVote>? Counted => Ballot.Votes?.Where(x => Ballot.Voted.Contains(x.Member, StringComparer.Ordinal)).ToList();

    private string VoidFor => Ballot.VoidFor switch
    {
        Sessions.Ballot.Amended => text["Its text was amended: another ballot followed."],
        Sessions.Ballot.Suspended => text["The session was suspended while it was open."],
        { } words => words,
        _ => "",
    };

    private string Why(Outcome outcome) => outcome switch
    {
        Outcome.NoQuorum => text["Nothing is decided without quorum. {0}", Missing()],
        _ when Ballot.CastingVote is { } side => text["As many for as against: the side of who chairs decided ({0}).", text["choice." + KebabCase.Of(side)].Value],
        _ when Ballot.IsTie => text["As many for as against, and no casting vote."],
        Outcome.Carried => text[OfPresent ? "More than half of those present are for it." : "More than half of the votes cast are for it."],
        _ => text[OfPresent ? "No more than half of those present are for it." : "No more than half of the votes cast are for it."],
    };

    private bool OfPresent => Room.Statutes?.Majority is Majority.Present;

    /// <summary>Each quorum that was not met, in words.</summary>
    private string Missing() => Room.Counted.TryGetValue(Ballot.Number, out var attendance)
        ? string.Join(" · ", attendance.Quorums.Where(x => !x.IsMet).Select(x => QuorumWords.Of(x, text)))
        : "";

    private Task Break(Choice side) => Act(() => giveCastingVote.Run(x => x.Handle(View.Id, Ballot.Number, new(side))));
}
