using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Visits;

/// <summary>The visits of a dossier, on its page.</summary>
public sealed partial class VisitsPanel(
    UseCase<ListVisits> listVisits, UseCase<RecordVisit> recordVisit, UseCase<CallOffVisit> callOffVisit, UseCase<ReopenVisit> reopenVisit,
    ICurrentUser user, IBusinessDate business, IStringLocalizer<VisitsText> text)
{
    private ListVisits.Sheet? _sheet;
    private (ListVisits.Row Visit, VisitAct Act)? _open;
    private string? _words;
    private Exception? _refusal;
    private bool _planning, _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool MayPlan => user.May(Permissions.RegisterApplications);

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadApplications)) _sheet = await listVisits.Show(x => x.Handle(Dossier.Id));
    }

    private Tone ToneOf(ListVisits.Row visit) => visit.State switch
    {
        VisitState.Done => Tone.Good,
        VisitState.Planned when visit.On <= business.Today => Tone.Warning,
        _ => Tone.Neutral,
    };

    private void Plan()
    {
        Close();
        _planning = true;
    }

    private Task Act(ListVisits.Row visit, VisitAct act)
    {
        Close();
        if (act is VisitAct.Reopen) return Do(() => reopenVisit.Run(x => x.Handle(Dossier.Id, visit.Id, new(visit.Revision))));
        _open = (visit, act);
        return Task.CompletedTask;
    }

    private Task Record() => _open is var (visit, _) ? Do(() => recordVisit.Run(x => x.Handle(Dossier.Id, visit.Id, new(_words ?? "", visit.Revision)))) : Task.CompletedTask;

    private void Close() => (_planning, _open, _refusal, _words) = (false, null, null, null);

    private async Task Saved()
    {
        Close();
        _sheet = await listVisits.Run(x => x.Handle(Dossier.Id));
    }

    private async Task Do(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await act();
            await Saved();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}
