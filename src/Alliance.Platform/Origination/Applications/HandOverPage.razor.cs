using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Hands over the dossiers that were chosen in their list.</summary>
public sealed partial class HandOverPage(
    UseCase<ListApplications> listApplications, UseCase<PreviewHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<PlatformText> text)
{
    private string _list = "/applications";
    private IReadOnlyList<PreviewHandOver.Row>? _dossiers;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (!user.May(Permissions.RegisterApplications)) return;
        var input = ApplicationsAddress.Read(address) with { Only = ChosenRows.Read<LoanApplication>(navigation) };
        var chosen = await listApplications.Show(x => x.Ids(input));
        _dossiers = await preview.Show(x => x.Handle(chosen));
    }
}
