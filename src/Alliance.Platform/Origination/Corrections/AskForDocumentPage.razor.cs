using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Corrections;

/// <summary>Asks for one document in the dossiers that were chosen in their list: shown first, then done.</summary>
public sealed partial class AskForDocumentPage(
    UseCase<ChosenDossiers> chosen, UseCase<AskForDocument> askForDocument, NavigationManager navigation, ICurrentUser user, IStringLocalizer<CorrectionsText> text)
{
    private string _list = "/applications";
    private IReadOnlyList<ListCorrections.Document>? _documents;
    private IReadOnlyList<string> _gone = [];
    private BatchRun? _run;
    private string? _document, _words;
    private Exception? _refusal;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (!user.May(Permissions.RegisterApplications)) return;
        var found = await chosen.Show(x => x.Handle(ApplicationsAddress.Read(address), ChosenRows.Read<LoanApplication>(navigation)));
        (_run, _gone) = (new(found.Rows), found.Gone);
        _documents = await askForDocument.Show(x => Task.FromResult(x.Documents()));
    }

    private async Task Look()
    {
        _refusal = null;
        _run!.Forget();
        if (string.IsNullOrEmpty(_document)) return;
        try
        {
            await _run.Foresee(x => Ask(x, preview: true));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }

    private Task Send() => _run!.Start(x => Ask(x, preview: false), StateHasChanged);

    private async Task<DossierBatch.Answer?> Ask(IReadOnlyList<DossierBatch.Item> items, bool preview) =>
        await askForDocument.Run(x => x.Handle(new(_document!, _words ?? "", items, preview)));
}
