using Alliance.Identity.Access;
using Alliance.Identity.Forms;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Passwords;

/// <summary>Asks for a reset link. The answer is the same whether or not the address has an account.</summary>
public sealed partial class ForgottenPasswordPage(ForgottenPassword forgottenPassword, DeviceCookie device, IStringLocalizer<IdentityText> text)
    : FormPage(text)
{
    private bool _sent;

    [SupplyParameterFromForm(FormName = "forgotten-password", Name = "email")] private string? Email { get; set; }

    private Task Submit() => Try(async () =>
    {
        if (!Email!.Contains('@', StringComparison.Ordinal)) throw new RefusedException("account.bad-email", "No mail can be written to this address."); // whoever has an account
        await forgottenPassword.Handle(Email ?? "", Request.Connection.RemoteIpAddress, device.Read(Request.Request), Request.RequestAborted);
        _sent = true;
    }, ("email", Email));
}
