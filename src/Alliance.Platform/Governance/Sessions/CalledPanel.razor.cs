using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The item that is called, with the reader's declaration about it.</summary>
public sealed partial class CalledPanel(UseCase<DeclareConflict> declare, IStringLocalizer<GovernanceText> text)
{
    private SessionView.Item? _recusing;

    private Task DeclareNone() => Act(() => declare.Run(x => x.Handle(View.Id, new(Room.Called!.Number))));

    private Task Recused()
    {
        _recusing = null;
        return OnDone.InvokeAsync();
    }
}
