using System.Globalization;
using Alliance.Identity.Accounts;
using Alliance.Identity.Forms;
using Alliance.Identity.Links;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Invitations;

/// <summary>Where a mailed invitation leads.</summary>
public sealed partial class InvitationPage(
    AcceptInvitation acceptInvitation, AccountLinks links, TenantContext tenant, IStringLocalizer<IdentityText> text)
    : FormPage(text)
{
    private Account? _account;

    [SupplyParameterFromQuery(Name = "code")] private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "invitation", Name = "name")] private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "invitation", Name = "password")] private string? Password { get; set; }

    private string? Lead => _account is null ? null : Text["Your account for {0}. Choose your name and a password.", _account.Email].Value;

    /// <summary>The language this page is read in becomes the account's, where the organisation speaks it.</summary>
    private string Language => tenant.Organisation.Languages.Contains(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, StringComparer.Ordinal)
        ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
        : tenant.Organisation.Languages[0];

    protected override async Task OnInitializedAsync()
    {
        _account = await links.Open(Code, LinkPurpose.Invitation, Request.RequestAborted);
        if (_account is null) Refuse(Text["account.link-expired"]);
        else Name ??= _account.DisplayName;
    }

    private Task Submit() => Try(async () =>
    {
        await acceptInvitation.Handle(Code, Name ?? "", Password ?? "", Language, Request.RequestAborted);
        GoTo("/sign-in?done=password");
    }, ("name", Name), ("password", Password));
}
