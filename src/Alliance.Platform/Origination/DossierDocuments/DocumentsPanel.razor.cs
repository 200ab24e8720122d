using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The documents of a dossier on its page: what is there, what is missing, and the ways to add, look, hand out and take back.</summary>
public sealed partial class DocumentsPanel(
    UseCase<ListDocuments> listDocuments, UseCase<AddDocument> addDocument, UseCase<WithdrawDocument> withdrawDocument, UseCase<RestoreDocument> restoreDocument, UseCase<TieDocument> tieDocument,
    IStringLocalizer<DossierDocumentsText> text)
{
    /// <summary>Named one by one: then a telephone offers its camera, and gives a JPEG of what it keeps as HEIC.</summary>
    private const string Accepted = "application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png";

    private readonly List<(string Name, Exception Why)> _refused = [];
    private ListDocuments.Sheet? _sheet;
    private ListDocuments.Row? _withdrawn, _copying, _tying;
    private Taking? _taking;
    private string _refusedAt = "";
    private Exception? _refusal;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    /// <summary>A document came, went or is another one now.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private string? Standing => _sheet is { Checklist.Count: > 0 } sheet
        ? text["{0} of {1} there", Formats.Count(sheet.Checklist.Count(x => !x.IsOptional && x.State is ChecklistState.There)), Formats.Count(sheet.Checklist.Count(x => !x.IsOptional))].Value
        : null;

    protected override Task OnParametersSetAsync() => Read();

    private async Task Read() => _sheet = await listDocuments.Show(x => x.Handle(Dossier.Id));

    private async Task Changed()
    {
        await Read();
        await OnChanged.InvokeAsync();
    }

    private string AddressOf(ListDocuments.Row row) => $"/api/applications/{Dossier.Id}/documents/{row.Id}";

    private async Task Take(string listed, InputFileChangeEventArgs chosen)
    {
        if (_taking is not null || chosen.FileCount == 0) return;
        _refused.Clear();
        (_refusedAt, _refusal, _withdrawn) = (listed, null, null);
        try
        {
            if (chosen.FileCount > UploadDocuments.MostAtOnce) throw new RefusedException("documents.too-many-at-once", $"At most {UploadDocuments.MostAtOnce} files in one go.", UploadDocuments.MostAtOnce);
            foreach (var (index, file) in chosen.GetMultipleFiles(UploadDocuments.MostAtOnce).Index())
            {
                _taking = new(listed, index, chosen.FileCount, file.Name);
                StateHasChanged();
                await TakeOne(listed, file);
            }
        }
        catch (RefusedException tooMany)
        {
            _refused.Add((text["{0} files", chosen.FileCount], tooMany));
        }
        finally
        {
            _taking = null;
        }

        await Changed();
    }

    /// <summary>One that is refused keeps none of the others.</summary>
    private async Task TakeOne(string listed, IBrowserFile file)
    {
        try
        {
            if (file.Size > IncomingFile.Limits.Bytes) throw IncomingFile.TooLarge();
            await using var stream = file.OpenReadStream(IncomingFile.Limits.Bytes);
            var content = await UploadDocuments.Take(stream, default);
            await addDocument.Run(x => x.Handle(Dossier.Id, new(file.Name, content, listed.Length > 0 ? listed : null)));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refused.Add((file.Name, refusal));
        }
        catch (IOException)
        {
            _refused.Add((file.Name, new RefusedException("file.cut-off", "The file did not arrive whole."))); // its tab lost it, or the line was cut: it is asked for again
        }
    }

    private Task Withdraw(ListDocuments.Row row) => Do(async () =>
    {
        await withdrawDocument.Run(x => x.Handle(Dossier.Id, row.Id));
        _withdrawn = row;
    });

    private Task Undo() => _withdrawn is { } row ? Restore(row) : Task.CompletedTask;

    private Task Restore(ListDocuments.Row row) => Do(() => restoreDocument.Run(x => x.Handle(Dossier.Id, row.Id)));

    private Task Tie(ListDocuments.Row row, string? listed)
    {
        _tying = null;
        return Do(() => tieDocument.Run(x => x.Handle(Dossier.Id, row.Id, new(listed))));
    }

    private async Task Do(Func<Task> act)
    {
        (_refusal, _withdrawn) = (null, null);
        _refused.Clear();
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await Changed();
    }

    /// <param name="Done">Of those chosen in one go.</param>
    private sealed record Taking(string Listed, int Done, int Count, string Name);
}
