using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Identity.Access;

/// <summary>The cookie of a session, bound to its organisation: by the key ring it is protected with, and by a claim that is checked (TENANCY 10).</summary>
internal sealed class SessionCookie(NetworkAddress network, IOptions<SessionTimes> options)
    : IConfigureNamedOptions<CookieAuthenticationOptions>, IConfigureOptions<AntiforgeryOptions>
{
    private const string Name = "alliance";

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        if (name != Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme) return;
        Harden(cookie.Cookie, Name);
        cookie.ExpireTimeSpan = options.Value.Idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.Events.OnValidatePrincipal = Validate;
        cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the page says itself where to go, as a header takes it
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(null, options);

    public void Configure(AntiforgeryOptions options)
    {
        Harden(options.Cookie, Name + "-forms");
        options.SuppressXFrameOptionsHeader = true; // the host sends a stricter frame-ancestors
    }

    /// <summary><c>__Host-</c>: Secure, this host only, the whole path; a sister organisation can't set it. Plain names only on *.localhost, over plain HTTP.</summary>
    private void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = network.IsSecure ? "__Host-" + name : name;
        cookie.SecurePolicy = network.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.Domain = null;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
    }

    /// <summary>The claim, and that nobody has signed out, are checked at each request; the account (deactivated, other roles, new password) once a minute.</summary>
    private async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<LeavingAttribute>() is not null)
        {
            if (!Sessions.BelongTo(services.GetRequiredService<TenantContext>(), context.Principal)) await Reject(context);
            return;
        }

        var sessions = services.GetRequiredService<Sessions>();
        if (!await sessions.IsOpen(context.Principal, context.HttpContext.RequestAborted))
        {
            await Reject(context);
            return;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        if (clock.GetUtcNow() - context.Properties.IssuedUtc < options.Value.Revalidation) return;

        if (await sessions.Find(context.Principal, context.HttpContext.RequestAborted) is not { } account)
        {
            await Reject(context);
            return;
        }

        context.ReplacePrincipal(sessions.Of(account, Sessions.AuthenticatedAt(context.Principal!), context.Principal));
        context.ShouldRenew = true;
    }

    private static Task Reject(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
