using System.Data;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Keeps an organisation from locking itself out: somebody who can manage accounts always remains.</summary>
public sealed class Administration(IdentityDb db, TenantContext tenant)
{
    /// <summary>The role that manages accounts at this kind of organisation.</summary>
    public static string RoleOf(HostKind kind) => kind is HostKind.Alliance ? Roles.NationalAdministrator : Roles.PlatformAdministrator;

    /// <summary>Two administrators who remove each other at the same moment must not both succeed, so what is counted can't change before the commit. Whom the database makes wait for the other in vain looks again.</summary>
    /// <param name="change">Null where there is no such account: then nothing is changed.</param>
    public Task<T?> Alone<T>(Func<Task<T?>> change, CancellationToken ct) where T : class => db.InTransaction(IsolationLevel.Serializable, change, x => x is not null, ct);

    /// <exception cref="RefusedException"><c>account.last-administrator</c></exception>
    public async Task DemandAnotherThan(Account account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var role = RoleOf(tenant.Organisation.Kind);
        if (!account.Roles.Contains(role) || account.DeactivatedAt is not null) return;
        if (!await db.Accounts.AnyAsync(x => x.Id != account.Id && x.Roles.Contains(role) && x.JoinedAt != null && x.DeactivatedAt == null, ct))
            throw new RefusedException("account.last-administrator", "This is the last administrator. Make somebody else one first.");
    }

    /// <exception cref="RefusedException"><c>account.unknown-role</c></exception>
    public void DemandKnown(IEnumerable<string> roles)
    {
        if (roles.Except(Roles.Of(tenant.Organisation.Kind), StringComparer.Ordinal).Any())
            throw new RefusedException("account.unknown-role", "There is no such role at this organisation.");
    }
}
