using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Entries;

/// <summary>How often one address may verify papers of one platform, or open links that it sent: codes can't be guessed, and nobody shall try. Beside the limits of the organisation; kept per process.</summary>
public sealed class VerificationLimits : IDisposable
{
    /// <summary>In a minute: more than a person at a counter needs.</summary>
    public const int PerMinute = 60;

    private readonly PartitionedRateLimiter<(string, string)> _limiter = PartitionedRateLimiter.Create<(string, string), (string, string)>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    public bool Allow(Organisation organisation, IPAddress? from)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        using var lease = _limiter.AttemptAcquire((organisation.Id, Neighbourhood(from)));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>An IPv6 customer has a whole /64 to choose addresses from.</summary>
    private static string Neighbourhood(IPAddress? from) => from switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };
}
