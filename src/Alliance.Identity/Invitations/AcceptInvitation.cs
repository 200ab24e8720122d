using Alliance.Identity.Accounts;
using Alliance.Identity.Links;
using Alliance.Identity.Passwords;
using Alliance.Kernel;

namespace Alliance.Identity.Invitations;

/// <summary>Whoever has the mailed link sets their name and password, and the account is theirs. The link is used up.</summary>
/// <remarks>Asks for no permission: the link is the key.</remarks>
public sealed class AcceptInvitation(IdentityDb db, AccountLinks links, NewPassword newPassword, TimeProvider clock)
{
    /// <exception cref="RefusedException"><c>account.link-expired</c>, <c>account.password-too-weak</c>, <c>account.name-missing</c></exception>
    public async Task<Account> Handle(string? code, string displayName, string password, string language, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        var account = await links.Open(code, LinkPurpose.Invitation, ct)
            ?? throw new RefusedException("account.link-expired", "This link has expired or has been used.");
        account.Join(displayName, language, clock.GetUtcNow().UtcDateTime);
        await newPassword.Set(account, password, ct);
        await db.SaveChangesAsync(ct);
        return account;
    }
}
