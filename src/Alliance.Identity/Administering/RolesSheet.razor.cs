using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Administering;

/// <summary>Asks for an account's new roles; tells what became of them.</summary>
public sealed partial class RolesSheet(UseCase<ChangeRoles> changeRoles, IStringLocalizer<IdentityText> text)
{
    private IReadOnlyList<string> _roles = [];
    private Exception? _refusal;

    [Parameter, EditorRequired] public ListAccounts.Row Account { get; set; } = null!;

    [Parameter, EditorRequired] public EventCallback<GiveRoles.Outcome> OnDone { get; set; }

    [Parameter, EditorRequired] public EventCallback OnClosed { get; set; }

    protected override void OnInitialized() => _roles = Account.Roles;

    private async Task Save()
    {
        try
        {
            await OnDone.InvokeAsync(await changeRoles.Run(x => x.Handle(new(Account.Id), new(_roles, Seen: Account.Roles))));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }
}
