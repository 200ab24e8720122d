using System.Net;
using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.SigningIn;

/// <summary>Checks an e-mail address and password. Unknown, locked, deactivated and wrong all answer alike, and take the same time.</summary>
public sealed class SignIn(IdentityDb db, TenantContext tenant, IPasswordHasher<Account> passwords, Sessions sessions, AttemptLimits limits, TimeProvider clock)
{
    /// <summary>Longer ones are refused unread: hashing them would be work for an attacker's asking.</summary>
    public const int LongestPassword = 128;

    private static readonly Account Nobody = new("nobody@invalid", "nobody", "fr", [], DateTime.UnixEpoch);
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>The session to start; null when address and password don't open one.</returns>
    /// <exception cref="RefusedException"><c>sign-in.too-many-attempts</c> from this network address.</exception>
    public async Task<ClaimsPrincipal?> Handle(string email, string password, IPAddress? from, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(password);
        if (!limits.AllowSignIn(tenant.Organisation, from))
            throw new RefusedException("sign-in.too-many-attempts", "Too many attempts from this address. Try again in a few minutes.");
        if (password.Length > LongestPassword) return null;

        var account = await Reserve(Account.Normalize(email), ct);
        var verified = passwords.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? NobodysHash, password);
        if (account is null || verified is PasswordVerificationResult.Failed) return null;

        await Succeed(account, verified is PasswordVerificationResult.SuccessRehashNeeded ? passwords.HashPassword(account, password) : account.PasswordHash, ct);
        return sessions.Of(account, clock.GetUtcNow());
    }

    /// <summary>Counts the attempt before the password is looked at, in one statement: a hundred guesses at once are still five.</summary>
    private async Task<Account?> Reserve(string normalizedEmail, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        DateTime? until = now + Account.LockedFor;
        var open = db.Accounts.Where(x => x.NormalizedEmail == normalizedEmail && x.PasswordHash != null && x.DeactivatedAt == null);
        var counted = await open
            .Where(x => x.LockedUntil == null || x.LockedUntil <= now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(x => x.LockedUntil, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? until : null)
                    .SetProperty(x => x.FailedAttempts, x => x.FailedAttempts + 1 >= Account.MostFailedAttempts ? 0 : x.FailedAttempts + 1),
                ct);
        return counted == 0 ? null : await open.AsNoTracking().SingleOrDefaultAsync(ct);
    }

    private Task<int> Succeed(Account account, string? passwordHash, CancellationToken ct)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.Accounts.Where(x => x.Id == account.Id && x.PasswordHash == account.PasswordHash).ExecuteUpdateAsync(
            set => set
                .SetProperty(x => x.LockedUntil, (DateTime?)null)
                .SetProperty(x => x.FailedAttempts, 0)
                .SetProperty(x => x.LastSignedInAt, now)
                .SetProperty(x => x.PasswordHash, passwordHash),
            ct);
    }
}
