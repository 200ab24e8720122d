using Alliance.Identity.Access;
using Alliance.Identity.Forms;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Profile;

/// <summary>One's own account: name, language, password.</summary>
public sealed partial class ProfilePage(
    ShowProfile showProfile, ChangeProfile changeProfile, ChangePassword changePassword, Sessions sessions, KnownDevices devices, DeviceCookie device, TenantContext tenant, NetworkAddress network,
    TimeProvider clock, IStringLocalizer<IdentityText> text) : FormPage(text)
{
    private ShowProfile.Output? _profile;
    private string? _done;

    [SupplyParameterFromForm(FormName = "profile", Name = "name")] private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "profile", Name = "language")] private string? Language { get; set; }

    [SupplyParameterFromForm(FormName = "password", Name = "current")] private string? Current { get; set; }

    [SupplyParameterFromForm(FormName = "password", Name = "new")] private string? New { get; set; }

    private IEnumerable<string> Languages => tenant.Organisation.Languages;

    protected override async Task OnInitializedAsync()
    {
        _profile = await showProfile.Handle(Request.RequestAborted);
        Name ??= _profile.Name;
        Language ??= _profile.Language;
    }

    private Task ChangeProfile() => Try(async () =>
    {
        if (await changeProfile.Handle(new(Name ?? "", Language ?? ""), Request.RequestAborted) is not { } account) return;
        LanguageCookie.Set(Request.Response, account.Language, network);
        await Request.SignInAsync(IdentityConstants.ApplicationScheme, sessions.Of(account, Sessions.AuthenticatedAt(Request.User), Request.User)); // the same session: nobody has given a password
        GoTo("/account");
    }, ("name", Name));

    private Task ChangePassword() => Try(async () =>
    {
        if (await changePassword.Handle(new(Current ?? "", New ?? ""), Request.Connection.RemoteIpAddress, device.Read(Request.Request), Request.RequestAborted) is not { } account) return;
        await Request.SignInAsync(IdentityConstants.ApplicationScheme, sessions.Of(account, clock.GetUtcNow())); // this one goes on as a new one; all others have ended
        device.Write(Request.Response, await devices.Remember(account.Id, null, Request.RequestAborted), account.Id); // and this browser alone stays known
        _done = Text["Your password is changed."];
    }, ("current", Current), ("new", New));
}
