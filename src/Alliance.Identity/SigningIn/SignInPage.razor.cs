using Alliance.Identity.Access;
using Alliance.Identity.Forms;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Alliance.Identity.SigningIn;

/// <summary>The door. One sentence answers every failure, so that nobody learns who has an account.</summary>
public sealed partial class SignInPage(
    SignIn signIn, Sessions sessions, DeviceCookie device, TenantContext tenant, NetworkAddress network, ICurrentUser user, IOptions<SessionTimes> times, IStringLocalizer<IdentityText> text)
    : FormPage(text)
{
    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Given where a program wants to hear the password again of somebody who is signed in.</summary>
    [SupplyParameterFromQuery(Name = "again")] private string? Again { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "password")] private string? Password { get; set; }

    /// <summary>In whole hours.</summary>
    private int Longest => (int)Math.Ceiling(times.Value.Longest.TotalHours);

    private bool IsSignedIn => user.AccountId is not null;

    private string Lead => IsSignedIn ? Text["A program wants you to sign in again. Until you have, you stay signed in."] : Text["With the e-mail address your organisation invited."];

    private IReadOnlyList<DemonstrationAccount> Demonstration => DemonstrationAccounts.Of(tenant.Organisation);

    protected override void OnInitialized()
    {
        if (IsSignedIn && Again is null && Microsoft.AspNetCore.Http.HttpMethods.IsGet(Request.Request.Method)) GoTo(LocalUrl.OrFrontPage(ReturnUrl));
    }

    private Task Submit() => Try(async () =>
    {
        if (await signIn.Handle(Email ?? "", Password ?? "", Request.Connection.RemoteIpAddress, device.Read(Request.Request), Request.RequestAborted) is not { } opened)
        {
            Refuse(Text["sign-in.failed"]);
            return;
        }

        await Request.SignInAsync(IdentityConstants.ApplicationScheme, opened.Session);
        await sessions.TryEnd(Request.User); // the one that this browser had, if any: its cookie is gone
        device.Write(Request.Response, opened.Device, opened.AccountId);
        if (!LanguageCookie.IsChosen(Request.Request)) LanguageCookie.Set(Request.Response, opened.Session.FindFirst(ClaimNames.Locale)!.Value, network);
        GoTo(LocalUrl.OrFrontPage(ReturnUrl));
    }, ("email", Email), ("password", Password));
}
