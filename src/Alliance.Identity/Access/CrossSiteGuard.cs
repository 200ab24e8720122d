using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Primitives;

namespace Alliance.Identity.Access;

/// <summary>Refuses changes that another origin sends with this session's cookie. Sister organisations are the same site to a browser, so SameSite doesn't tell them apart.</summary>
internal sealed class CrossSiteGuard(RequestDelegate next, NetworkAddress network, IProblemDetailsService problems)
{
    public async Task Invoke(HttpContext context)
    {
        if (!MayChange(context.Request) || !ByCookie(context) || IsOwnOrigin(context.Request))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = { Status = 403, Detail = "Another site sent this request.", Extensions = { ["code"] = "cross-site" } },
        });
    }

    /// <summary>A WebSocket is opened by a GET and answers to any origin, so it counts as a change.</summary>
    private static bool MayChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
        || StringValues.IsNullOrEmpty(request.Headers.SecWebSocketKey) is false
        || HttpMethods.IsConnect(request.Method);

    private static bool ByCookie(HttpContext context) =>
        context.User.Identities.Any(x => x.IsAuthenticated && x.AuthenticationType == IdentityConstants.ApplicationScheme);

    private bool IsOwnOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return false;

        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true; // not a browser: every browser names the origin of a change
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (from.Scheme == Uri.UriSchemeHttps || !network.IsSecure)
            && string.Equals(HostName.WithoutFinalDot(from.Authority), request.Headers.Host.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
