using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What a committee decided elsewhere, recorded on one screen; what was typed stays when a rule refuses it.</summary>
public sealed partial class DecisionPanel(
    UseCase<ApproveApplication> approve, UseCase<RefuseApplication> refuse, UseCase<AdjournApplication> adjourn, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    private readonly TypedMotion _motion = new() { Grace = DossiersOnAgenda.UsualGrace };
    private DateOnly _decidedOn = business.Today;
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnDecided { get; set; }

    protected override void OnInitialized() => (_motion.Amount, _motion.Term) = (Dossier.Request.Amount, Dossier.Request.Term);

    private async Task Decide()
    {
        _refusal = null;
        _sending = true;
        try
        {
            await Record(_motion.Motion);
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

    private Task Record(Motion motion) => motion.Kind switch
    {
        MotionKind.Adjourn => adjourn.Run(x => x.Handle(Dossier.Id, new(motion.Until ?? default, motion.Words ?? "", _decidedOn, Dossier.Revision))),
        MotionKind.Refuse => refuse.Run(x => x.Handle(Dossier.Id, new(motion.Reason, motion.Words ?? "", _decidedOn, Dossier.Revision))),
        _ => approve.Run(x => x.Handle(
            Dossier.Id, new(motion.Amount ?? Money.Zero, motion.Term ?? 0, motion.GraceMonths ?? 0, _decidedOn, motion.Words, Dossier.Revision, motion.Conditions))),
    };
}
