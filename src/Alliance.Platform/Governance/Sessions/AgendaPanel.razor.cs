using Alliance.Kernel;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What is to be decided, in its order; who runs the session puts items there, moves them and calls them.</summary>
public sealed partial class AgendaPanel(UseCase<CallItem> callItem, UseCase<MoveAgendaItem> moveItem, UseCase<TakeOffAgenda> takeOff, UseCase<ListMyNotes> listMyNotes, IStringLocalizer<GovernanceText> text)
{
    private bool _adding, _choosing;

    /// <summary>The reader's own, by the item's number; null before they are read.</summary>
    private Dictionary<int, string>? _notes;

    private bool MayArrange => View.MayRun && View.Phase is not (SessionPhase.Closed or SessionPhase.Cancelled);

    /// <summary>The last ballot about an item; null when there was none.</summary>
    private SessionView.OneBallot? Last(SessionView.Item item) => View.Ballots.LastOrDefault(x => x.Item == AgendaItem.KeyOf(item.Number));

    protected override async Task OnInitializedAsync() =>
        _notes = (await listMyNotes.Show(x => x.Handle(View.Id)) ?? []).ToDictionary(x => x.Item, x => x.Words);

    private Task Call(SessionView.Item item) => Act(() => callItem.Run(x => x.Handle(View.Id, new(item.Number))));

    private Task Move(SessionView.Item item, int position) => Act(() => moveItem.Run(x => x.Handle(View.Id, item.Number, new(position), View.Revision)));

    private Task TakeOff(SessionView.Item item) => Act(() => takeOff.Run(x => x.Handle(View.Id, item.Number, View.Revision)));

    private Task Added()
    {
        _adding = _choosing = false;
        return OnDone.InvokeAsync();
    }
}
