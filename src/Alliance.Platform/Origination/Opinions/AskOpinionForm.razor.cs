using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Asks somebody outside: who, what, with which documents, until when.</summary>
public sealed partial class AskOpinionForm(UseCase<AskOpinion> askOpinion, UseCase<ListDocuments> listDocuments)
{
    /// <summary>That outsiders are written to in.</summary>
    private static readonly string[] Languages = ["fr", "ar"];

    private readonly HashSet<Id<DossierDocument>> _chosen = [];
    private IReadOnlyList<ListDocuments.Row> _documents = [];
    private OutsiderKind? _kind;
    private string? _institution, _name, _email, _question, _yesOrNo;
    private string _language = Languages[0];
    private DateOnly? _deadline;
    private bool _namesProject, _isConfidential, _sending;
    private Exception? _refusal;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;
    [Parameter, EditorRequired] public DateOnly LastDeadline { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }
    [Parameter] public EventCallback OnCancelled { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await listDocuments.Run(x => x.Handle(Dossier.Id)) is { } sheet)
            _documents = [.. sheet.Checklist.SelectMany(x => x.Documents).Concat(sheet.Others).Where(x => x.CanBeOpened)];
    }

    private void Choose(Id<DossierDocument> document)
    {
        if (!_chosen.Add(document)) _chosen.Remove(document);
    }

    private async Task Submit()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await askOpinion.Run(x => x.Handle(Dossier.Id, new()
            {
                Name = _name ?? "",
                Institution = _institution ?? "",
                Kind = _kind,
                Email = _email ?? "",
                Language = _language,
                Question = _question ?? "",
                YesOrNo = _yesOrNo,
                NamesProject = _namesProject,
                Documents = [.. _chosen],
                IsConfidential = _isConfidential,
                Deadline = _deadline,
                Revision = Dossier.Revision,
            }));
            await OnDone.InvokeAsync();
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
