using System.Globalization;
using System.Security.Cryptography;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.DataProtection;

namespace Alliance.Identity.Links;

/// <summary>What a mailed link is for.</summary>
public enum LinkPurpose
{
    Invitation,
    PasswordReset,
}

/// <summary>Links that stand for a person who reads a mailbox. Good at one organisation, for one purpose, once, and for a while.</summary>
/// <remarks>Protected with the organisation's keys. A link carries the account's stamp, which changes when it is used: so it works once, without a table of links.</remarks>
public sealed class AccountLinks(IdentityDb db, OrganisationProtection protection, TenantContext tenant, NetworkAddress network, TimeProvider clock)
{
    /// <summary>How long a link is good.</summary>
    public static TimeSpan LifetimeOf(LinkPurpose purpose) => purpose is LinkPurpose.Invitation ? TimeSpan.FromDays(14) : TimeSpan.FromHours(2);

    /// <summary>The full address, from the registry and never from a Host header.</summary>
    public Uri Make(Account account, LinkPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(account);
        var until = clock.GetUtcNow() + LifetimeOf(purpose);
        var code = Protector(purpose).Protect($"{account.Id}|{account.SecurityStamp}|{until.ToUnixTimeSeconds()}");
        var page = purpose is LinkPurpose.Invitation ? "invitation" : "reset-password";
        return new(network.Of(tenant.Organisation), $"{page}?code={Uri.EscapeDataString(code)}");
    }

    /// <returns>The account the link was made for; null when it is another organisation's, expired, used, or made up.</returns>
    public async Task<Account?> Open(string? code, LinkPurpose purpose, CancellationToken ct = default)
    {
        if (Read(code, purpose) is not [var accountId, var stamp, var until]) return null;
        if (clock.GetUtcNow().ToUnixTimeSeconds() > long.Parse(until, CultureInfo.InvariantCulture)) return null;

        var account = await db.Accounts.FindAsync([Id<Account>.Parse(accountId, null)], ct);
        return account is { DeactivatedAt: null } && account.SecurityStamp == stamp && account.JoinedAt is null == purpose is LinkPurpose.Invitation
            ? account
            : null;
    }

    private string[]? Read(string? code, LinkPurpose purpose)
    {
        if (code is null or { Length: 0 or > 2000 }) return null;
        try
        {
            return Protector(purpose).Unprotect(code).Split('|');
        }
        catch (CryptographicException)
        {
            return null; // not made here
        }
    }

    private IDataProtector Protector(LinkPurpose purpose) => protection.CreateProtector($"Alliance.Identity.Links.{purpose}");
}
