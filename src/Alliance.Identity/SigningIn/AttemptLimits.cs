using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Options;

namespace Alliance.Identity.SigningIn;

/// <summary>How often one address may try at one organisation. Staff of a platform often share an address, so these bound machines, not people.</summary>
public sealed record AttemptOptions
{
    /// <summary>In five minutes.</summary>
    [Range(1, 100_000)] public int SignIns { get; init; } = 30;

    /// <summary>Mails asked for in a quarter of an hour.</summary>
    [Range(1, 100_000)] public int Mails { get; init; } = 5;

    /// <summary>Mails of one kind that strangers may cause to one account in a day, from wherever they ask: new passwords asked for; locks told. As many again from each browser that the account knows.</summary>
    [Range(1, 100_000)] public int MailsToAccount { get; init; } = 5;
}

/// <summary>Bounds guessing by address, beside the lock of each account. Kept per process: with n replicas an address has n times as many.</summary>
public sealed class AttemptLimits : IDisposable
{
    private readonly PartitionedRateLimiter<(string Organisation, string Address)> _signIns;
    private readonly PartitionedRateLimiter<(string Organisation, string Address)> _mails;
    private readonly PartitionedRateLimiter<(string Organisation, string Cause)> _mailsToAccount;

    public AttemptLimits(IOptions<AttemptOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _signIns = Limiter(options.Value.SignIns, TimeSpan.FromMinutes(5));
        _mails = Limiter(options.Value.Mails, TimeSpan.FromMinutes(15));
        _mailsToAccount = Limiter(options.Value.MailsToAccount, TimeSpan.FromDays(1));
    }

    public bool AllowSignIn(Organisation organisation, IPAddress? from) => Allow(_signIns, organisation, from);

    public bool AllowMail(Organisation organisation, IPAddress? from) => Allow(_mails, organisation, from);

    /// <summary>Whether one more link for a new password may go to the account.</summary>
    /// <param name="from">The account's own browser that asks for it; null for a stranger's.</param>
    public bool AllowReset(Organisation organisation, Id<Account> account, Id<KnownDevice>? from) => AllowMailTo(organisation, "reset", account, from);

    /// <summary>Whether one more lock may be told to the account's owner.</summary>
    /// <param name="of">The account's own browser that is locked; null for the account itself.</param>
    public bool AllowLockTold(Organisation organisation, Id<Account> account, Id<KnownDevice>? of) => AllowMailTo(organisation, "lock", account, of);

    public void Dispose()
    {
        _mailsToAccount.Dispose();
        _signIns.Dispose();
        _mails.Dispose();
    }

    private bool AllowMailTo(Organisation organisation, string kind, Id<Account> account, Id<KnownDevice>? device)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        using var lease = _mailsToAccount.AttemptAcquire((organisation.Id, $"{kind} {account} {device}"));
        return lease.IsAcquired;
    }

    private static bool Allow(PartitionedRateLimiter<(string, string)> limiter, Organisation organisation, IPAddress? from)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        using var lease = limiter.AttemptAcquire((organisation.Id, Neighbourhood(from)));
        return lease.IsAcquired;
    }

    /// <summary>An IPv6 customer has a whole /64 to choose addresses from.</summary>
    private static string Neighbourhood(IPAddress? from) => from switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };

    private static PartitionedRateLimiter<(string, string)> Limiter(int attempts, TimeSpan window) =>
        PartitionedRateLimiter.Create<(string, string), (string, string)>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new()
        {
            PermitLimit = attempts,
            Window = window,
            SegmentsPerWindow = 5,
            QueueLimit = 0,
        }));
}
