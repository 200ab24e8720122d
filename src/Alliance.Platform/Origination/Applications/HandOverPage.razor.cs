using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Hands over the dossiers that were chosen in their list.</summary>
public sealed partial class HandOverPage(UseCase<PreviewHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private string _list = "/applications";
    private ChosenDossiers.Found? _found;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (user.May(Permissions.RegisterApplications)) _found = await preview.Show(x => x.Handle(ApplicationsAddress.Read(address), ChosenRows.Read<LoanApplication>(navigation)));
    }
}
