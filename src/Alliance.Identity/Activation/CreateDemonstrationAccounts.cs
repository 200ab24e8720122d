using Alliance.Identity.Accounts;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Activation;

/// <summary>Opens the demonstration accounts of an organisation that has demonstration data; none elsewhere. Those that exist stay as they are.</summary>
/// <remarks>Asks for no permission: the organisation's file asks for it.</remarks>
public sealed class CreateDemonstrationAccounts(IdentityDb db, TenantContext tenant, IPasswordHasher<Account> passwords, TimeProvider clock)
{
    public async Task Handle(CancellationToken ct = default)
    {
        var wanted = DemonstrationAccounts.Of(tenant.Organisation);
        if (wanted.Count == 0) return;

        var known = await db.Accounts.Select(x => x.NormalizedEmail).ToHashSetAsync(StringComparer.Ordinal, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var person in wanted.Where(x => !known.Contains(Account.Normalize(x.Email))))
        {
            var language = tenant.Organisation.Languages[0];
            var account = new Account(person.Email, person.DisplayName, language, person.Roles, now);
            account.Join(person.DisplayName, language, now);
            account.PasswordHash = passwords.HashPassword(account, DemonstrationAccounts.Password);
            db.Accounts.Add(account);
        }

        await db.SaveChangesAsync(ct);
    }
}
