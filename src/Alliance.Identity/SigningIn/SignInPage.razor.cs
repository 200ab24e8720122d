using Alliance.Identity.Access;
using Alliance.Identity.Forms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.SigningIn;

/// <summary>The door. One sentence answers every failure, so that nobody learns who has an account.</summary>
public sealed partial class SignInPage(
    SignIn signIn, DeviceCookie device, TenantContext tenant, NetworkAddress network, ICurrentUser user, IStringLocalizer<IdentityText> text)
    : FormPage(text)
{
    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "password")] private string? Password { get; set; }

    private IReadOnlyList<DemonstrationAccount> Demonstration => DemonstrationAccounts.Of(tenant.Organisation);

    protected override void OnInitialized()
    {
        if (user.AccountId is not null && Microsoft.AspNetCore.Http.HttpMethods.IsGet(Request.Request.Method)) GoTo(LocalUrl.OrFrontPage(ReturnUrl));
    }

    private Task Submit() => Try(async () =>
    {
        if (await signIn.Handle(Email ?? "", Password ?? "", Request.Connection.RemoteIpAddress, device.Read(Request.Request), Request.RequestAborted) is not { } opened)
        {
            Refuse(Text["sign-in.failed"]);
            return;
        }

        await Request.SignInAsync(IdentityConstants.ApplicationScheme, opened.Session);
        device.Write(Request.Response, opened.Device, opened.AccountId);
        if (!LanguageCookie.IsChosen(Request.Request)) LanguageCookie.Set(Request.Response, opened.Session.FindFirst(ClaimNames.Locale)!.Value, network);
        GoTo(LocalUrl.OrFrontPage(ReturnUrl));
    });
}
