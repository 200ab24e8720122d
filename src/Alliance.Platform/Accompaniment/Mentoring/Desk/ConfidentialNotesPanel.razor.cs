using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Notes;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>The reader's own confidential notes, on the page of their pair.</summary>
public sealed partial class ConfidentialNotesPanel
{
    private IReadOnlyList<ListConfidentialNotes.Row> _notes = [];
    private ListConfidentialNotes.Row? _changed;
    private Id<ConfidentialNote>? _deleting;
    private string? _title, _words;
    private Exception? _refusal;
    private bool _writing, _working;

    [Parameter, EditorRequired] public Id<Pair> Pair { get; set; }

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read() => _notes = await listNotes.Show(x => x.Handle(Pair)) ?? [];

    private void Write() => (_writing, _changed, _title, _words, _refusal) = (true, null, null, null, null);

    private void Change(ListConfidentialNotes.Row note) => (_writing, _changed, _title, _words, _refusal) = (true, note, note.Text!.Title, note.Text.Words, null);

    private void Close() => (_writing, _changed, _title, _words, _refusal) = (false, null, null, null, null);

    private async Task Save()
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            await writeNote.Run(x => x.Handle(Pair, _changed?.Id, new(_title ?? "", _words ?? "", _changed?.Revision)));
            Close();
            await Read();
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

    /// <summary>Asked once more in its place: what is deleted here can't be brought back.</summary>
    private async Task Delete(ListConfidentialNotes.Row note)
    {
        if (_deleting != note.Id)
        {
            _deleting = note.Id;
            return;
        }

        await deleteNote.Run(x => x.Handle(Pair, note.Id));
        _deleting = null;
        await Read();
    }
}
