using Alliance.Identity.Accounts;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;

namespace Alliance.Identity.Passwords;

/// <summary>Gives an account a new password, and ends whatever was opened with the old one: sessions, refresh tokens, access tokens, links in mails.</summary>
public sealed class NewPassword(UserManager<Account> accounts, IOpenIddictTokenManager tokens)
{
    public const int ShortestLength = 12;

    /// <summary>Changes the account without saving it.</summary>
    /// <exception cref="RefusedException"><c>account.password-too-weak</c></exception>
    public async Task Set(Account account, string password, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length > SignIn.LongestPassword || password.Contains(account.Email, StringComparison.OrdinalIgnoreCase)) throw TooWeak();
        foreach (var validator in accounts.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(accounts, account, password)).Succeeded) throw TooWeak();
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.Unlock();
        account.EndSessions();
        await tokens.RevokeBySubjectAsync(account.Id.ToString(), ct);
    }

    private static RefusedException TooWeak() =>
        new("account.password-too-weak", "A password has 12 to 128 characters, several different ones, and isn't the e-mail address.", ShortestLength);
}
