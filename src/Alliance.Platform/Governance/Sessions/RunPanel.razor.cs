using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What who runs the session can do with it as a whole, by its phase.</summary>
public sealed partial class RunPanel(
    UseCase<ConveneSession> convene, UseCase<OpenSession> open, UseCase<SuspendSession> suspend, UseCase<ResumeSession> resume, UseCase<CloseSession> close,
    Confirmations confirmations, IBusinessDate business, IStringLocalizer<GovernanceText> text)
{
    private bool _opening;

    private Task Convene(Id<Session>? secondCallOf = null) => Act(() => convene.Run(x => x.Handle(View.Id, new(secondCallOf))));

    private Task Open() => Act(() => open.Run(x => x.Handle(View.Id)));

    private async Task Suspend()
    {
        var what = text[Room.OpenBallot is null ? "Who is there is recorded anew on resuming." : "The ballot that is open becomes void. Who is there is recorded anew on resuming."];
        if (await confirmations.Confirm(text["Suspend the session?"], what, text["Suspend the session"])) await Act(() => suspend.Run(x => x.Handle(View.Id)));
    }

    private Task Resume() => Act(() => resume.Run(x => x.Handle(View.Id)));

    private async Task Close()
    {
        if (await confirmations.Confirm(text["Close the session?"], text["What happened in it is final: nothing can be added or changed."], text["Close the session"], dangerous: true))
            await Act(() => close.Run(x => x.Handle(View.Id)));
    }

    private Task Opened()
    {
        _opening = false;
        return OnDone.InvokeAsync();
    }
}
