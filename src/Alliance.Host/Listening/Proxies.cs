using System.Net;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Host.Listening;

/// <summary>Forwarded headers are believed from listed proxies only; without a list they are not read at all (TENANCY 3).</summary>
/// <remarks>Our listener speaks plain HTTP, so a network that is reached by HTTPS has a proxy in front. One that isn't listed can't tell us so: everything then looks as if it came in the clear.</remarks>
public static partial class Proxies
{
    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        string[] proxies = [.. (app.Configuration.GetSection("Proxies").Get<string[]>() ?? []).Where(x => x.Length > 0)];
        if (proxies.Length > 0) app.UseForwardedHeaders(Believing(proxies));
        if (!app.Services.GetRequiredService<NetworkAddress>().IsSecure) return;

        if (proxies.Length == 0) LogMissing(app.Logger);
        app.Use((context, next) => context.Request.IsHttps ? next(context) : Refuse(context));
    }

    private static ForwardedHeadersOptions Believing(string[] proxies)
    {
        // The ingress passes the Host header on as it is; X-Forwarded-Host is never read.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"Proxies has '{proxy}', which is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/8.");
        }

        return options;
    }

    /// <summary>Said once and plainly, instead of by a form here and a sign-in there that fail without a reason.</summary>
    private static Task Refuse(HttpContext context)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status421MisdirectedRequest,
            Detail = "This service is reached by HTTPS alone, and this request came in the clear. If a proxy took it by HTTPS, the setting Proxies doesn't list it.",
            Extensions = { ["code"] = "not-https" },
        };
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "Network:Scheme is https and Proxies lists none: whatever arrives counts as plain HTTP, and is refused. List the address of the proxy that takes HTTPS.")]
    private static partial void LogMissing(ILogger log);
}
