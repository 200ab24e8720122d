using Alliance.Identity.Accounts;
using Alliance.Identity.Links;
using Alliance.Kernel;

namespace Alliance.Identity.Passwords;

/// <summary>Sets a new password for whoever has the mailed link. The link is used up.</summary>
/// <remarks>Asks for no permission: the link is the key.</remarks>
public sealed class ResetPassword(IdentityDb db, AccountLinks links, NewPassword newPassword)
{
    /// <exception cref="RefusedException"><c>account.link-expired</c>, <c>account.password-too-weak</c></exception>
    public async Task<Account> Handle(string? code, string password, CancellationToken ct = default)
    {
        var account = await links.Open(code, LinkPurpose.PasswordReset, ct)
            ?? throw new RefusedException("account.link-expired", "This link has expired or has been used.");
        await newPassword.Set(account, password, ct);
        await db.SaveChangesAsync(ct);
        return account;
    }
}
