using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Hands over the dossiers of the late loans that were chosen on the arrears desk.</summary>
public sealed partial class HandOverArrearsPage(UseCase<PreviewLateHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<ArrearsText> text)
{
    private string _list = "/arrears";
    private ChosenDossiers.Found? _found;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (user.May(Permissions.RegisterApplications)) _found = await preview.Show(x => x.Handle(ArrearsAddress.Read(address), ChosenRows.Read<Loan>(navigation)));
    }
}
