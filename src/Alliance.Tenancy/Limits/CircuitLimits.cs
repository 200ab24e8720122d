using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Limits;

/// <summary>A circuit keeps memory of the process that serves all for as long as its connection lasts: people who aren't signed in may have so many from one address, and at one organisation.</summary>
public sealed class CircuitLimits(RequestDelegate next, IOptions<LimitOptions> options) : IDisposable
{
    private const string Hub = "/_blazor";

    private readonly PartitionedRateLimiter<HttpContext> _open = PartitionedRateLimiter.CreateChained(
        Open(x => $"{OrganisationOf(x)} {NetworkOf(x.Connection.RemoteIpAddress)}", options.Value.AnonymousCircuitsPerAddress),
        Open(OrganisationOf, options.Value.AnonymousCircuits));

    public async Task Invoke(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PermitsFor(context) is not { } permits)
        {
            await next(context);
            return;
        }

        using var open = _open.AttemptAcquire(context, permits);
        if (!open.IsAcquired) throw new BusyException("circuits-busy", "Too many pages are open here. Close some, or sign in.", TimeSpan.FromSeconds(30));
        await next(context);
    }

    public void Dispose() => _open.Dispose();

    /// <returns>One for a connection itself, whatever carries it; none for the question before it, which is refused where there is no room; null for all else.</returns>
    private static int? PermitsFor(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase, out var rest) || context.User.Identity?.IsAuthenticated == true) return null;
        if (rest.Equals("/negotiate", StringComparison.OrdinalIgnoreCase)) return 0;
        return rest.Value is null or "" or "/" && (HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method)) ? 1 : null;
    }

    private static PartitionedRateLimiter<HttpContext> Open(Func<HttpContext, string> whose, int most) =>
        PartitionedRateLimiter.Create<HttpContext, string>(x => RateLimitPartition.GetConcurrencyLimiter(whose(x), _ => new() { PermitLimit = most, QueueLimit = 0 }));

    private static string OrganisationOf(HttpContext context) =>
        ((TenantContext)context.RequestServices.GetService(typeof(TenantContext))!) is { IsSet: true } tenant ? tenant.Organisation.Id : "@network";

    /// <summary>Who has one IPv6 address has 2⁶⁴ of them.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
