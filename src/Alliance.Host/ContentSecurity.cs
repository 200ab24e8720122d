using Alliance.Tenancy.Organisations;

namespace Alliance.Host;

/// <summary>What browsers may do with our answers: nothing from other hosts, no inline script, no framing.</summary>
public sealed class ContentSecurity(RequestDelegate next, NetworkAddress network)
{
    /// <summary>An organisation's colours and the sizes of bars are inline styles; no page writes an inline script.</summary>
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; frame-ancestors 'none'";

    /// <summary>The browser of the HTTP interface starts itself with an inline script. It shows no data of anyone.</summary>
    private const string Documentation =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(static x =>
        {
            var (security, request) = ((ContentSecurity, HttpContext))x;
            security.Harden(request);
            return Task.CompletedTask;
        }, (this, context));
        return next(context);
    }

    private void Harden(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = PolicyOf(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        if (headers["Referrer-Policy"].Count == 0) headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (network.IsSecure) headers.StrictTransportSecurity = "max-age=31536000";

        // What was answered to somebody signed in is nobody else's, and doesn't stay on a shared computer.
        if (context.User.Identity?.IsAuthenticated is true && headers.CacheControl.Count == 0) headers.CacheControl = "private, no-store";
    }

    /// <summary>Forms are sent to this host; but the one that signs in may end at the OpenID Connect client that asked for it, and browsers apply the rule to redirects too.</summary>
    private static string PolicyOf(PathString path) =>
        path.StartsWithSegments("/docs", StringComparison.Ordinal) ? Documentation
        : path.StartsWithSegments("/sign-in", StringComparison.Ordinal) || path.StartsWithSegments("/connect", StringComparison.Ordinal) ? Pages
        : Pages + "; form-action 'self'";
}
