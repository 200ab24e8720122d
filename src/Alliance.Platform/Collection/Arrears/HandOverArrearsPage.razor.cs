using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Hands over the dossiers of the late loans that were chosen on the arrears desk.</summary>
public sealed partial class HandOverArrearsPage(
    UseCase<ListArrears> listArrears, UseCase<PreviewHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<ArrearsText> text)
{
    private string _list = "/arrears";
    private IReadOnlyList<PreviewHandOver.Row>? _dossiers;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (!user.May(Permissions.RegisterApplications)) return;
        var input = ArrearsAddress.Read(address) with { Only = ChosenRows.Read<Loan>(navigation) };
        var loans = await listArrears.Show(x => x.All(input));
        _dossiers = await preview.Show(x => x.Handle([.. loans.Select(y => y.ApplicationId).Distinct()]));
    }
}
