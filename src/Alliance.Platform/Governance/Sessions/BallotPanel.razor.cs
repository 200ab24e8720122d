using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The ballot that is open, to vote in and for who runs the session to close; and what ballots about the called item came to.</summary>
public sealed partial class BallotPanel(UseCase<CloseBallot> closeBallot, UseCase<VoidBallot> voidBallot, IStringLocalizer<GovernanceText> text)
{
    private SessionView.OneBallot? _voiding;
    private Exception? _voted;

    /// <summary>The latest first.</summary>
    private IReadOnlyList<SessionView.OneBallot> Results =>
        [.. View.Ballots.Where(x => x.Item == View.Called && x.Status is not BallotStatus.Open).OrderByDescending(x => x.Number)];

    private Task Close() => Act(() => closeBallot.Run(x => x.Handle(View.Id, Room.OpenBallot!.Number)));

    private Task Voided()
    {
        _voiding = null;
        return OnDone.InvokeAsync();
    }
}
