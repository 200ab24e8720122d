using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.SigningIn;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;

namespace Alliance.Identity.Passwords;

/// <summary>Gives an account a new password, and ends whatever was opened with the old one: sessions, refresh tokens, access tokens, links in mails; and forgets the browsers in which it was given.</summary>
public sealed class NewPassword(UserManager<Account> accounts, IOpenIddictTokenManager tokens, KnownDevices devices, TenantContext tenant)
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

        if (GuessablePassword.Is(password, KnownWords(account))) throw TooWeak();

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.Unlock();
        account.EndSessions();
        await devices.Forget(account.Id, ct);
        await tokens.RevokeBySubjectAsync(account.Id.ToString(), ct);
    }

    /// <summary>What anybody who knows the person or the platform tries first.</summary>
    private IEnumerable<string> KnownWords(Account account)
    {
        var organisation = tenant.Organisation;
        return [account.DisplayName, account.Email.Split('@')[0], organisation.Label, organisation.Name, .. organisation.Languages.Select(organisation.NameIn)];
    }

    private static RefusedException TooWeak() => new(
        "account.password-too-weak",
        "A password has 12 to 128 characters, several different ones that don't follow from each other, and isn't the e-mail address or made of the person's or the platform's name.",
        ShortestLength);
}
