using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Hands over the dossiers of the loans that were chosen in their list.</summary>
public sealed partial class HandOverLoansPage(UseCase<PreviewLoanHandOver> preview, NavigationManager navigation, ICurrentUser user, IStringLocalizer<LoansText> text)
{
    private string _list = "/loans";
    private ChosenDossiers.Found? _found;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        if (user.May(Permissions.RegisterApplications)) _found = await preview.Show(x => x.Handle(LoansAddress.Read(address), ChosenRows.Read<Loan>(navigation), FoundRows.Read(navigation)));
    }
}
