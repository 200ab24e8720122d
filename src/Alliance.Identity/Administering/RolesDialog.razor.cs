using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Identity.Administering;

/// <summary>Asks for an account's new roles; closes with what became of them.</summary>
public sealed partial class RolesDialog(UseCase<ChangeRoles> changeRoles, IStringLocalizer<IdentityText> text)
{
    private IReadOnlyList<string> _roles = [];
    private Exception? _refusal;

    [Parameter, EditorRequired] public ListAccounts.Row Account { get; set; } = null!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    private IStringLocalizer<IdentityText> Text => text;

    protected override void OnInitialized() => _roles = Account.Roles;

    private async Task Save()
    {
        try
        {
            Dialog.Close(await changeRoles.Run(x => x.Handle(new(Account.Id), new(_roles, Seen: Account.Roles))));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }
}
