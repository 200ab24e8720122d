using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Hands many dossiers over at once: each by itself, so that one that can't be is named and keeps no other.</summary>
public sealed partial class HandOverPanel(
    UseCase<ListOfficers> listOfficers, UseCase<CountTasksAlong> countTasks, UseCase<HandOverApplication> handOver, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private readonly List<(ChosenDossiers.Row Dossier, Exception Reason)> _refused = [];
    private IReadOnlyList<Officer>? _officers;
    private IReadOnlyDictionary<Id<LoanApplication>, int> _along = new Dictionary<Id<LoanApplication>, int>();
    private Guid? _officerId;
    private string? _outcome;
    private bool _sending;
    private int _done, _handedOver;

    [Parameter, EditorRequired] public IReadOnlyList<ChosenDossiers.Row> Dossiers { get; set; } = [];

    /// <summary>Chosen, and no longer in the list.</summary>
    [Parameter] public IReadOnlyList<string> Gone { get; set; } = [];

    /// <summary>The list they were chosen in.</summary>
    [Parameter, EditorRequired] public string Back { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.RegisterApplications)) return;
        _along = await countTasks.Show(x => x.Handle([.. Dossiers.Select(dossier => dossier.Id)]));
        _officers = await listOfficers.Show(x => x.ToChooseFrom());
    }

    private async Task HandOver()
    {
        if (_sending || _officerId is not { } officer) return; // the second of two clicks
        _sending = true;
        foreach (var dossier in Dossiers)
        {
            try
            {
                if (await handOver.Run(x => x.Handle(dossier.Id, new(officer, dossier.Revision))) is not null) _handedOver++;
            }
            catch (Exception refusal) when (refusal.IsRefusal())
            {
                _refused.Add((dossier, refusal));
            }

            _done++;
            StateHasChanged();
        }

        (_sending, _outcome) = (false, _officers!.First(x => x.AccountId == officer).Name);
    }
}
