using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Hands over the dossiers of the loans that were chosen in their list.</summary>
public sealed partial class HandOverLoansPage(
    UseCase<ListLoans> listLoans, UseCase<PreviewHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private string _list = "/loans";
    private IReadOnlyList<PreviewHandOver.Row>? _dossiers;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (!user.May(Permissions.RegisterApplications)) return;
        var input = LoansAddress.Read(address) with { Only = ChosenRows.Read<Loan>(navigation) };
        var loans = await listLoans.Show(x => x.All(input));
        _dossiers = await preview.Show(x => x.Handle([.. loans.Select(y => y.ApplicationId).Distinct()]));
    }
}
