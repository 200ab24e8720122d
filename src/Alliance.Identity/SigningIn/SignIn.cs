using System.Net;
using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.SigningIn;

/// <summary>Checks an e-mail address and password. Unknown, locked, deactivated and wrong all answer alike, and take the same time.</summary>
/// <remarks>Asks for no permission: it is how one comes to have any. A lock, of the account or of a browser that it knows, is told to the account's owner by mail: it may be somebody else who tries. In a browser that the account knows, wrong passwords are counted apart, so that strangers can't lock its owner out.</remarks>
public sealed class SignIn(
    IdentityDb db, TenantContext tenant, IPasswordHasher<Account> passwords, Sessions sessions, KnownDevices devices, AttemptLimits limits, Letters letters, TimeProvider clock)
{
    /// <summary>Longer ones are refused unread: hashing them would be work for an attacker's asking.</summary>
    public const int LongestPassword = 128;

    private static readonly Account Nobody = new("nobody@invalid", "nobody", "fr", [], DateTime.UnixEpoch);
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <param name="Session">To start.</param>
    /// <param name="Device">By which this browser is known from now on.</param>
    public sealed record Opened(ClaimsPrincipal Session, Id<Account> AccountId, Id<KnownDevice> Device);

    /// <param name="device">What the browser says it is; null for one that says nothing.</param>
    /// <returns>Null when address and password don't open an account.</returns>
    /// <exception cref="RefusedException"><c>sign-in.too-many-attempts</c> from this network address.</exception>
    public async Task<Opened?> Handle(string email, string password, IPAddress? from, (Id<KnownDevice> Device, Id<Account> Account)? device = null, CancellationToken ct = default)
    {
        if (await Check(email, password, from, device, ct) is not { } account) return null;
        return new(sessions.Of(account, clock.GetUtcNow()), account.Id, await devices.Remember(account.Id, device, ct));
    }

    /// <summary>The same without a session: whether somebody who is signed in knows the password. Guessing here counts like guessing at the door.</summary>
    /// <inheritdoc cref="Handle" path="/param[@name='device']"/>
    /// <inheritdoc cref="Handle" path="/exception"/>
    public async Task<bool> IsRight(string email, string password, IPAddress? from, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct = default) =>
        await Check(email, password, from, device, ct) is not null;

    private async Task<Account?> Check(string email, string password, IPAddress? from, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(password);
        if (!limits.AllowSignIn(tenant.Organisation, from) && !await IsOwn(email, device, ct))
            throw new RefusedException("sign-in.too-many-attempts", "Too many attempts from this address. Try again in a few minutes.");
        if (password.Length > LongestPassword) return null;

        var tries = new Attempts(db, devices, clock.GetUtcNow().UtcDateTime);
        var account = await tries.Reserve(Account.Normalize(email), device, ct);
        var verified = passwords.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? NobodysHash, password);
        if (account is not null && verified is not PasswordVerificationResult.Failed)
        {
            await tries.Forgive(account, verified is PasswordVerificationResult.SuccessRehashNeeded ? passwords.HashPassword(account, password) : account.PasswordHash, ct);
            return account;
        }

        if (account is not null && tries.HasLocked && limits.AllowLockTold(tenant.Organisation, account.Id, tries.Device)) letters.SendLocked(account, ofDevice: tries.Device is not null);
        return null;
    }

    /// <summary>Who comes from a browser that the account knows isn't barred by what neighbours tried; it has its own measure of five.</summary>
    private async Task<bool> IsOwn(string email, (Id<KnownDevice> Device, Id<Account> Account)? device, CancellationToken ct)
    {
        if (device is not { } said) return false;
        var normalized = Account.Normalize(email);
        return await db.Accounts.AnyAsync(x => x.Id == said.Account && x.NormalizedEmail == normalized, ct) && await devices.Recognise(said.Account, device, ct) is not null;
    }
}
