using Alliance.Kernel;
using Alliance.Platform.Governance;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>One dossier: who asks for what, what the committee said, what happened.</summary>
public sealed partial class ApplicationPage(
    UseCase<ShowApplication> showApplication, UseCase<UndoDecision> undoDecision, UseCase<WithdrawApplication> withdrawApplication, UseCase<GiveUpLoan> giveUpLoan,
    NavigationManager navigation, Confirmations confirmations, IBusinessDate business, ICurrentUser user, IStringLocalizer<PlatformText> text, IStringLocalizer<GovernanceText> words)
{
    private ShowApplication.Dossier? _dossier;
    private Exception? _refusal;
    private bool _givingUp;

    [Parameter] public Guid Id { get; set; }

    /// <summary>One comes from registering it.</summary>
    [SupplyParameterFromQuery] public bool Received { get; set; }

    /// <summary>Whether it stands in the menu of the page's head.</summary>
    private static bool IsAside(ApplicationAct act) => act is ApplicationAct.Correct or ApplicationAct.Withdraw or ApplicationAct.UndoDecision or ApplicationAct.GiveUp;

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read()
    {
        _dossier = await showApplication.Show(x => x.Handle(new(Id)));
        if (_dossier is null) navigation.NotFound();
    }

    private Dictionary<string, object> Given(ShowApplication.Dossier dossier) => new(StringComparer.Ordinal) { ["Dossier"] = dossier, ["OnChanged"] = EventCallback.Factory.Create(this, Read) };

    private async Task Undo()
    {
        if (!await confirmations.Confirm(
            text["Undo the decision"], text["The dossier waits again for a decision; a loan that was contracted on it is removed."], text["Undo the decision"], dangerous: true)) return;
        await Do(() => undoDecision.Run(x => x.Handle(new(Id), new(Revision: _dossier!.Revision))));
    }

    private Task GivenUp()
    {
        _givingUp = false;
        return Read();
    }

    private async Task Withdraw()
    {
        if (!await confirmations.Confirm(
            text["Record a withdrawal"], text["The entrepreneur gives up the request; the dossier is closed."], text["Record a withdrawal"])) return;
        await Do(() => withdrawApplication.Run(x => x.Handle(new(Id), new(business.Today, Revision: _dossier!.Revision))));
    }

    private async Task Do(Func<Task> act)
    {
        _refusal = null;
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await Read();
    }
}
