using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Notes;

/// <summary>The notes on a dossier, on its page.</summary>
public sealed partial class NotesPanel(
    UseCase<ListNotes> listNotes, UseCase<PinNote> pinNote, UseCase<RemoveNote> removeNote, Confirmations confirmations, ICurrentUser user, IStringLocalizer<NotesText> text)
{
    private ListNotes.Sheet? _sheet;
    private ListNotes.Row? _edited;
    private IReadOnlyList<string> _notTold = [];
    private Exception? _refusal;
    private bool _writing, _working;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter] public EventCallback OnChanged { get; set; }

    private bool MayWrite => user.May(Permissions.RegisterApplications);

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadApplications)) _sheet = await listNotes.Show(x => x.Handle(Dossier.Id));
    }

    private void Write()
    {
        Close();
        _writing = true;
    }

    private async Task Act(ListNotes.Row note, NoteAct act)
    {
        Close();
        switch (act)
        {
            case NoteAct.Edit:
                _edited = note;
                break;
            case NoteAct.Remove when !await confirmations.Confirm(text["Remove the note"], text["Its words go for good, for everybody. That there was a note, and who removed it, stays."], text["Remove the note"], dangerous: true):
                break;
            case NoteAct.Remove:
                await Do(() => removeNote.Run(x => x.Handle(Dossier.Id, note.Id, new(note.Revision))));
                break;
            default:
                await Do(() => pinNote.Run(x => x.Handle(Dossier.Id, note.Id, new(act is NoteAct.Pin, note.Revision))));
                break;
        }
    }

    private void Close() => (_writing, _edited, _refusal, _notTold) = (false, null, null, []);

    private async Task Kept(IReadOnlyList<string> notTold)
    {
        Close();
        _notTold = notTold;
        await Read();
    }

    private async Task Read() => _sheet = await listNotes.Run(x => x.Handle(Dossier.Id));

    private async Task Do(Func<Task> act)
    {
        if (_working) return;
        _working = true;
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }

        await Read();
    }
}
