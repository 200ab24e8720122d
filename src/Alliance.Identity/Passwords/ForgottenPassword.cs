using System.Net;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Passwords;

/// <summary>Mails a reset link to the address, if it has an account here that hasn't had too many already. The caller is told the same either way.</summary>
/// <remarks>Asks for no permission: nobody is signed in yet. A browser that the account knows has a measure of its own: what strangers ask for, from wherever, keeps no owner from a new password.</remarks>
public sealed class ForgottenPassword(IdentityDb db, TenantContext tenant, AttemptLimits limits, KnownDevices devices, Letters letters)
{
    /// <param name="device">What the browser says it is; null for one that says nothing.</param>
    /// <exception cref="RefusedException"><c>sign-in.too-many-attempts</c> from this network address.</exception>
    public async Task Handle(string email, IPAddress? from, (Id<KnownDevice> Device, Id<Account> Account)? device = null, CancellationToken ct = default)
    {
        var account = device is null ? null : await Find(email, ct);
        var own = account is null ? null : await devices.Recognise(account.Id, device, ct);
        if (own is null && !limits.AllowMail(tenant.Organisation, from))
            throw new RefusedException("sign-in.too-many-attempts", "Too many attempts from this address. Try again in a few minutes.");

        account ??= await Find(email, ct);
        if (account is null || !limits.AllowReset(tenant.Organisation, account.Id, own)) return;
        if (account is { JoinedAt: not null }) letters.SendPasswordReset(account);
        else letters.SendInvitation(account); // never used theirs: that is what they need
    }

    private Task<Account?> Find(string email, CancellationToken ct)
    {
        var normalized = Account.Normalize(email);
        return db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.NormalizedEmail == normalized && x.DeactivatedAt == null, ct);
    }
}
