using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Alliance.Host.Listening;

/// <summary>Forwarded headers are believed from listed proxies only; without a list they are not read at all (TENANCY 3).</summary>
public static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var proxies = app.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
        if (proxies.Length == 0) return;

        // The ingress passes the Host header on as it is; X-Forwarded-Host is never read.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
