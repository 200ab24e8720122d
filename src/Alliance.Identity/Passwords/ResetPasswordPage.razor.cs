using Alliance.Identity.Forms;
using Alliance.Identity.Links;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Passwords;

/// <summary>Where a mailed reset link leads.</summary>
public sealed partial class ResetPasswordPage(
    ResetPassword resetPassword, AccountLinks links, IStringLocalizer<IdentityText> text) : FormPage(text)
{
    private bool _isOpen;

    [SupplyParameterFromQuery(Name = "code")] private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "reset-password", Name = "password")] private string? Password { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _isOpen = await links.Open(Code, LinkPurpose.PasswordReset, Request.RequestAborted) is not null;
        if (!_isOpen) Refuse(Text["account.link-expired"]);
    }

    private Task Submit() => Try(async () =>
    {
        await resetPassword.Handle(Code, Password ?? "", Request.RequestAborted);
        GoTo("/sign-in?done=password");
    }, ("password", Password));
}
