using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>Asks when, where and by whom a contract was signed, and takes the scan into the dossier.</summary>
public sealed partial class SigningForm(UseCase<SignContract> signContract, UseCase<AddDocument> addDocument, IBusinessDate business, IStringLocalizer<ContractingText> text, IStringLocalizer<DossierDocumentsText> documents)
{
    private DateOnly _signedOn = business.Today;
    private string? _place, _forPlatform, _witnesses, _document;
    private AddDocument.Added? _scan;
    private Exception? _refusal, _scanRefusal;
    private bool _working;

    [Parameter, EditorRequired] public ShowContract.ContractSheet Sheet { get; set; } = null!;

    [Parameter] public EventCallback OnSigned { get; set; }

    [Parameter] public EventCallback OnCancelled { get; set; }

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        if (_working || chosen.FileCount == 0) return;
        (_working, _scanRefusal) = (true, null);
        try
        {
            if (chosen.File.Size > IncomingFile.Limits.Bytes) throw IncomingFile.TooLarge();
            await using var stream = chosen.File.OpenReadStream(IncomingFile.Limits.Bytes);
            var content = await UploadDocuments.Take(stream, default);
            _scan = await addDocument.Run(x => x.Handle(Sheet.ApplicationId, new(chosen.File.Name, content, null, OrThere: true)));
            _document = null;
        }
        catch (IOException)
        {
            _scanRefusal = new RefusedException("file.cut-off", "The file did not arrive whole."); // its tab lost it, or the line was cut: it is asked for again
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _scanRefusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }

    private async Task Sign()
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        try
        {
            string[] witnesses = [.. (_witnesses ?? "").Split('\n').Where(x => !TypedText.IsBlank(x))];
            await signContract.Run(x => x.Handle(Sheet.LoanId, new(Sheet.InForce!.Number, _signedOn, _place ?? "", _forPlatform ?? "", witnesses, Blank.ToNull(_document) is { } document ? new(Guid.Parse(document)) : _scan?.Id)));
            await OnSigned.InvokeAsync();
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
