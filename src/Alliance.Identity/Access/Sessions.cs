using System.Globalization;
using System.Security.Claims;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Identity.Access;

/// <summary>What a session says of an account, and whether it still holds. One judgement for cookies, circuits and refresh tokens.</summary>
public sealed partial class Sessions(IdentityDb db, TenantContext tenant, TimeProvider clock, IOptions<SessionTimes> times, ILogger<Sessions> log)
{
    /// <summary>Each signed-in request asks it.</summary>
    private static readonly CompiledQuery<IdentityDb, Id<Account>, Account?> AccountQuery = new((db, id, _) => db.Accounts.SingleOrDefault(x => x.Id == id));

    private static readonly CompiledQuery<IdentityDb, Guid, bool> IsEnded = new((db, id, _) => db.Set<EndedSession>().Any(x => x.Id == id));

    /// <param name="goesOn">The session that this one goes on with; null begins one.</param>
    public ClaimsPrincipal Of(Account account, DateTimeOffset authenticatedAt, ClaimsPrincipal? goesOn = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimNames.Name, ClaimNames.Role);
        identity.AddClaim(new(ClaimNames.Subject, account.Id.ToString()));
        identity.AddClaim(new(ClaimNames.Organisation, tenant.Organisation.Id));
        identity.AddClaim(new(ClaimNames.Name, account.DisplayName));
        identity.AddClaim(new(ClaimNames.Email, account.Email));
        identity.AddClaim(new(ClaimNames.Locale, account.Language));
        identity.AddClaim(new(ClaimNames.Session, goesOn?.FindFirstValue(ClaimNames.Session) ?? Guid.CreateVersion7().ToString()));
        identity.AddClaim(new(ClaimNames.Stamp, account.SecurityStamp));
        identity.AddClaim(new(ClaimNames.AuthenticatedAt, authenticatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        identity.AddClaims(account.Roles.Select(x => new Claim(ClaimNames.Role, x)));
        return new(identity);
    }

    /// <summary>Whether the session was made by this scope's organisation. Asks no database.</summary>
    public static bool BelongTo(TenantContext tenant, ClaimsPrincipal? principal)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return tenant.IsSet && principal?.FindFirstValue(ClaimNames.Organisation) == tenant.Organisation.Id;
    }

    /// <returns>The account as it is now; null when the session no longer holds: another organisation's, deactivated, or ended by a new password.</returns>
    public async Task<Account?> Find(ClaimsPrincipal? principal, CancellationToken ct = default)
    {
        if (!BelongTo(tenant, principal)) return null;
        if (!Id<Account>.TryParse(principal!.FindFirstValue(ClaimNames.Subject), null, out var id)) return null;
        var account = await AccountQuery.Run(db, id, ct);
        return account is { DeactivatedAt: null } && account.SecurityStamp == principal!.FindFirstValue(ClaimNames.Stamp) ? account : null;
    }

    /// <summary>Whether a session is open still: nobody signed out of it, and it isn't older than any may be. One without a key couldn't be ended, so it isn't open. Tokens end by themselves and aren't asked.</summary>
    public async Task<bool> IsOpen(ClaimsPrincipal? principal, CancellationToken ct = default) =>
        BelongTo(tenant, principal)
        && clock.GetUtcNow() - AuthenticatedAt(principal!) <= times.Value.Longest
        && KeyOf(principal!) is { } key && !await IsEnded.Run(db, key, ct);

    /// <summary>Ends a session for good, wherever its cookie may have been copied to. Nothing happens to one that has ended, nor to nobody's.</summary>
    public async Task End(ClaimsPrincipal? principal, CancellationToken ct = default)
    {
        if (!BelongTo(tenant, principal) || KeyOf(principal!) is not { } key || await IsEnded.Run(db, key, ct)) return;
        db.Add(new EndedSession { Id = key, ForgottenAfter = (AuthenticatedAt(principal!) + times.Value.Longest).UtcDateTime });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsEnded.Run(db, key, ct)) throw;
            // A double click was faster.
        }
    }

    /// <summary>Ends a session whose cookie goes in any case, also while the database is away; and not only as long as its browser waits.</summary>
    /// <returns>False when it could not be ended: then a copy of its cookie is good until its time is over, and the person is to be told.</returns>
    public async Task<bool> TryEnd(ClaimsPrincipal? principal)
    {
        try
        {
            await End(principal, CancellationToken.None);
            return true;
        }
        catch (Exception failure) // whatever it was: who leaves is let go
        {
            NotEnded(failure, tenant.Organisation.Id);
            return false;
        }
    }

    private static Guid? KeyOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimNames.Session), out var key) ? key : null;

    public static DateTimeOffset AuthenticatedAt(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimNames.AuthenticatedAt), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    [LoggerMessage(LogLevel.Error, "{Organisation}: a session could not be ended at its sign-out")]
    private partial void NotEnded(Exception failure, string organisation);
}
