using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Who has the floor and who asks for it: hands are raised by one tap, who chairs or runs the session gives the floor.</summary>
public sealed partial class SpeakersPanel(UseCase<RaiseHand> raiseHand, UseCase<GiveFloor> giveFloor, IStringLocalizer<GovernanceText> text)
{
    private bool Leads => View.MayRun || (View.Seat is { } seat && View.Attendance?.Chair == seat);

    private Task Raise(bool isRaised) => Act(() => raiseHand.Run(x => x.Handle(View.Id, new(isRaised))));

    private Task Give(string? member) => Act(() => giveFloor.Run(x => x.Handle(View.Id, new(member))));
}
