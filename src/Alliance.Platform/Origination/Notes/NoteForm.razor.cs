using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Origination.Notes;

/// <summary>Writes a note, or edits one's own.</summary>
public sealed partial class NoteForm(UseCase<WriteNote> writeNote, UseCase<EditNote> editNote)
{
    private readonly HashSet<Guid> _chosen = [];
    private string? _words;
    private Exception? _refusal;
    private bool _isPinned, _sending;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    /// <summary>The one that is edited; null for a new one.</summary>
    [Parameter] public ListNotes.Row? Edited { get; set; }

    /// <summary>Who can be mentioned.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ListNotes.Person> People { get; set; } = [];

    /// <summary>With the names of those who were told nothing.</summary>
    [Parameter] public EventCallback<IReadOnlyList<string>> OnDone { get; set; }
    [Parameter] public EventCallback OnCancelled { get; set; }

    private List<string> Deaf => [.. People.Where(x => !x.MayRead && _chosen.Contains(x.AccountId)).Select(x => x.Name)];

    protected override void OnInitialized()
    {
        _words = Edited?.Text;
        _chosen.UnionWith(Edited?.Mentions.Select(x => x.AccountId).Intersect(People.Select(x => x.AccountId)) ?? []); // who has left can't be mentioned any more
    }

    private void Choose(Guid person)
    {
        if (!_chosen.Add(person)) _chosen.Remove(person);
    }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            var written = Edited is { } edited
                ? await editNote.Run(x => x.Handle(Dossier.Id, edited.Id, new(_words ?? "", [.. _chosen], edited.Revision)))
                : await writeNote.Run(x => x.Handle(Dossier.Id, new(_words ?? "", [.. _chosen], _isPinned)));
            await OnDone.InvokeAsync(written?.NotTold ?? []);
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
