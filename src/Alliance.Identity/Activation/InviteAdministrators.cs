using Alliance.Identity.Accounts;
using Alliance.Identity.Administering;
using Alliance.Identity.Mail;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Activation;

/// <summary>Invites the administrators that the organisation's file names, each address once and for ever; an address that has an account stays what it is. Directors are told (<see cref="TellDirectors"/>).</summary>
/// <remarks>Asks for no permission: the organisation's file asks for it.</remarks>
public sealed class InviteAdministrators(IdentityDb db, TenantContext tenant, Letters letters, TellDirectors tellDirectors, TimeProvider clock)
{
    public async Task Handle(IProgress<string> progress, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        foreach (var email in tenant.Organisation.Administrators)
        {
            if (await Invite(email, ct) is not { } account) continue;
            letters.SendInvitation(account);
            progress.Report("an administrator named in its file has been invited");
        }
    }

    private async Task<Account?> Invite(string email, CancellationToken ct)
    {
        var organisation = tenant.Organisation;
        var account = new Account(
            email, email.Split('@')[0], organisation.Languages[0], [Administration.RoleOf(organisation.Kind)], clock.GetUtcNow().UtcDateTime);
        if (await IsKnown(account, ct)) return null;
        db.Accounts.Add(account);
        await tellDirectors.GivenByFile(new(account.Id.Value), account.Roles, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return account;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsKnown(account, ct)) throw;
            return null; // another replica was faster
        }
    }

    private Task<bool> IsKnown(Account account, CancellationToken ct) => db.Accounts.AnyAsync(x => x.NormalizedEmail == account.NormalizedEmail, ct);
}
