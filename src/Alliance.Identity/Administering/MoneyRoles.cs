using System.Data;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Roles that let somebody move money are given by two persons, as money itself is: one proposes, another agrees. Every director is told.</summary>
/// <remarks>While fewer than two persons could, an organisation that begins would have nobody to move money: then an administrator whom its file names gives the first of each role.</remarks>
public sealed class MoneyRoles(IdentityDb db, ICurrentUser user, TenantContext tenant, RolePermissions permissions, Letters letters, TimeProvider clock)
{
    private static readonly string[] All = [Roles.Director, Roles.Treasurer];

    /// <summary>What giving did.</summary>
    /// <param name="Given">Money roles that the account has from now on.</param>
    /// <param name="Waiting">Those that wait for a second person.</param>
    public sealed record Giving(IReadOnlyList<string> Given, IReadOnlyList<string> Waiting);

    /// <summary>Gives the account the roles wanted, but for new money roles that need a second person: these are proposed instead of whatever was before. Doesn't save.</summary>
    /// <param name="isNew">An account that is only being opened has none of them yet.</param>
    /// <exception cref="RefusedException"><c>account.money-role-by-program</c>: a program is no person.</exception>
    public async Task<Giving> Give(Account account, IReadOnlyCollection<string> wanted, bool isNew, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        List<string> added = [.. wanted.Distinct(StringComparer.Ordinal).Where(x => All.Contains(x) && (isNew || !account.Roles.Contains(x)))];
        if (added.Count > 0 && user.AccountId is null) throw new RefusedException("account.money-role-by-program", "Persons give the roles that move money.");

        List<string> alone = [];
        foreach (var role in added)
            if (await MayGiveAlone(account, role, ct)) alone.Add(role);
        List<string> waiting = [.. added.Except(alone, StringComparer.Ordinal)];

        account.ChangeRoles(wanted.Except(waiting, StringComparer.Ordinal));
        var before = await db.Set<ProposedRoles>().FindAsync([account.Id], ct);
        if (before is not null) db.Remove(before);
        if (waiting.Count > 0)
        {
            if (before is not null) await db.SaveChangesAsync(ct); // one proposal for each account: the other goes first
            db.Add(new ProposedRoles { AccountId = account.Id, Roles = waiting, ProposedById = user.AccountId!.Value, ProposedBy = user.Name, ProposedAt = clock.GetUtcNow().UtcDateTime });
        }

        return new(alone, waiting);
    }

    /// <summary>Tells the directors who has which money role now, and who gave it. After the commit.</summary>
    public async Task Tell(Account account, IReadOnlyCollection<string> given, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (given.Count == 0) return;
        var directors = await db.Accounts.AsNoTracking().Where(x => x.Roles.Contains(Roles.Director) && x.DeactivatedAt == null).ToListAsync(ct);
        foreach (var director in directors) letters.SendRolesGiven(director, account, given, by);
    }

    private async Task<bool> MayGiveAlone(Account account, string role, CancellationToken ct)
    {
        var actor = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == new Id<Account>(user.AccountId!.Value), ct);
        if (actor is null || !tenant.Organisation.Administrators.Any(x => Account.Normalize(x) == actor.NormalizedEmail)) return false;

        var open = await db.Accounts.AsNoTracking().Where(x => x.DeactivatedAt == null).ToListAsync(ct);
        return open.Count(x => x.JoinedAt is not null && permissions.Allow(x.Roles, AccountPermissions.Agree)) < 2
            && !open.Exists(x => x.Id != account.Id && x.Roles.Contains(role));
    }
}
