using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>The contract of a loan: made, looked at with the source of each figure, signed, printed.</summary>
public sealed partial class ContractPage(UseCase<ShowContract> showContract, NavigationManager navigation, ICurrentUser user, IStringLocalizer<ContractingText> text)
{
    private ShowContract.ContractSheet? _sheet;
    private Exception? _refusal;
    private string? _done;
    private bool _signing, _correcting;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _sheet = await showContract.Show(x => x.Handle(new(Id)));
        if (_sheet is null) navigation.NotFound();
    }

    private string Paper(int number) => $"/api/loans/{Id}/contract/{number}.pdf";

    private async Task Read()
    {
        _refusal = null;
        if (await showContract.Run(x => x.Handle(new(Id))) is { } sheet) _sheet = sheet;
        else navigation.NotFound();
    }

    private Task Made()
    {
        _done = text["The contract is made: print it and have it signed."];
        return Read();
    }

    private Task Written()
    {
        _done = text["The particulars are saved."];
        return Read();
    }

    private Task DayCorrected()
    {
        (_correcting, _done) = (false, text["The day of the signing is corrected; the seal stays as it is."]);
        return Read();
    }

    private Task Signed()
    {
        (_signing, _done) = (false, text["The contract is signed and sealed: the loan can be paid out."]);
        return Read();
    }
}
