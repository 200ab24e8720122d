using System.Net;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Passwords;

/// <summary>Mails a reset link to the address, if it has an account here that hasn't had too many already. The caller is told the same either way.</summary>
public sealed class ForgottenPassword(IdentityDb db, TenantContext tenant, AttemptLimits limits, Letters letters)
{
    /// <exception cref="RefusedException"><c>sign-in.too-many-attempts</c> from this network address.</exception>
    public async Task Handle(string email, IPAddress? from, CancellationToken ct = default)
    {
        if (!limits.AllowMail(tenant.Organisation, from))
            throw new RefusedException("sign-in.too-many-attempts", "Too many attempts from this address. Try again in a few minutes.");

        var normalized = Account.Normalize(email);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.NormalizedEmail == normalized && x.DeactivatedAt == null, ct);
        if (account is null || !limits.AllowMailTo(tenant.Organisation, account.Id)) return;
        if (account is { JoinedAt: not null }) letters.SendPasswordReset(account);
        else letters.SendInvitation(account); // never used theirs: that is what they need
    }
}
