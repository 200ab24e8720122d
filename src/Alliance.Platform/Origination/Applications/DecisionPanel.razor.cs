using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The committee's decision on one screen; what was typed stays when a rule refuses it.</summary>
public sealed partial class DecisionPanel(
    UseCase<ApproveApplication> approve, UseCase<RefuseApplication> refuse, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    private bool _approves = true;
    private DateOnly _decidedOn = business.Today;
    private Money? _amount;
    private int _term;
    private int _grace = 6;
    private RefusalReason _reason;
    private string? _words;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnDecided { get; set; }

    protected override void OnInitialized() => (_amount, _term) = (Dossier.Request.Amount, Dossier.Request.Term);

    private async Task Decide()
    {
        _refusal = null;
        _sending = true;
        try
        {
            if (_approves)
                await approve.Run(x => x.Handle(Dossier.Id, new(_amount ?? Money.Zero, _term, _grace, _decidedOn, _words, Dossier.Revision)));
            else
                await refuse.Run(x => x.Handle(Dossier.Id, new(_reason, _words ?? "", _decidedOn, Dossier.Revision)));
            await OnDecided.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
        }
    }
}
