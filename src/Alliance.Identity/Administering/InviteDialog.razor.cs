using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Identity.Administering;

/// <summary>Asks whom to invite, and as what; closes with what became of it.</summary>
public sealed partial class InviteDialog(UseCase<InviteAccount> inviteAccount, TenantContext tenant, IStringLocalizer<IdentityText> text)
{
    private MudForm? _form;
    private string _email = "";
    private string _name = "";
    private string _language = tenant.Organisation.Languages[0];
    private IReadOnlyList<string> _roles = [];
    private Exception? _refusal;
    private bool _sending;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    private IStringLocalizer<IdentityText> Text => text;

    private IEnumerable<string> Languages => tenant.Organisation.Languages;

    private string? Check(string? email) => DeliverableAddressAttribute.Takes(email ?? "") ? null : text["This isn't an e-mail address."].Value;

    private async Task Send()
    {
        await _form!.ValidateAsync();
        if (!_form.IsValid) return;

        (_sending, _refusal) = (true, null);
        try
        {
            Dialog.Close(await inviteAccount.Run(x => x.Handle(new(_email, _name, _roles, _language))));
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
