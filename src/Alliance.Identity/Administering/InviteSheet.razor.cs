using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Administering;

/// <summary>Asks whom to invite, and as what; tells what became of it.</summary>
public sealed partial class InviteSheet(UseCase<InviteAccount> inviteAccount, TenantContext tenant, IStringLocalizer<IdentityText> text)
{
    private string? _email;
    private string? _name;
    private string _language = tenant.Organisation.Languages[0];
    private IReadOnlyList<string> _roles = [];
    private Exception? _refusal;
    private bool _sending;

    [Parameter, EditorRequired] public EventCallback<GiveRoles.Outcome> OnDone { get; set; }

    [Parameter, EditorRequired] public EventCallback OnClosed { get; set; }

    private string? Doubt => TypedText.IsBlank(_email) || DeliverableAddressAttribute.Takes(_email) ? null : text["This isn't an e-mail address."].Value;

    private async Task Send()
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await OnDone.InvokeAsync(await inviteAccount.Run(x => x.Handle(new(_email!, _name!, _roles, _language))));
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
        }
    }
}
