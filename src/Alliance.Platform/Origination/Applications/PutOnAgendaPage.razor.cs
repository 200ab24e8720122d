using Alliance.Kernel;
using Alliance.Platform.Governance;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Puts the dossiers that were chosen in their list on the agenda of a session: shown first, then done.</summary>
public sealed partial class PutOnAgendaPage(
    UseCase<ChosenDossiers> chosen, UseCase<ListPlannableBodies> bodies, UseCase<ListOpenAgendas> agendas, UseCase<PutChosenOnAgenda> putChosen, NavigationManager navigation, ICurrentUser user,
    IStringLocalizer<PlatformText> text, IStringLocalizer<GovernanceText> words)
{
    private string _list = "/applications";
    private IReadOnlyList<ListSessions.Row>? _sessions;
    private IReadOnlyList<string> _gone = [];
    private BatchRun? _run;
    private Guid? _session;
    private Exception? _refusal;
    private bool _may;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        _may = user.May(Permissions.ReadApplications) && user.May(Permissions.AttendSessions) && (await bodies.Show(x => x.Handle())).Count > 0;
        if (!_may) return;
        var found = await chosen.Show(x => x.Handle(ApplicationsAddress.Read(address), ChosenRows.Read<LoanApplication>(navigation)));
        (_run, _gone) = (new(found.Rows), found.Gone);
        _sessions = await agendas.Show(x => x.Handle());
    }

    private async Task Look()
    {
        _refusal = null;
        _run!.Forget();
        if (_session is null) return;
        try
        {
            await _run.Foresee(x => Ask(x, preview: true));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }

    private Task Put() => _session is null ? Task.CompletedTask : _run!.Start(x => Ask(x, preview: false), StateHasChanged);

    private Task<DossierBatch.Answer?> Ask(IReadOnlyList<DossierBatch.Item> items, bool preview) =>
        putChosen.Run(x => x.Handle(new(new Id<Session>(_session!.Value), items, preview)));
}
