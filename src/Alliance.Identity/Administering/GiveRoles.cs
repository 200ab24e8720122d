using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>Gives an account roles. Those with which one moves money, or agrees that somebody may, are given by two persons, as money itself is: one proposes, another agrees.</summary>
/// <remarks>An organisation that begins has nobody to agree: until two persons could for the first time, an administrator whom its file names gives the first of each role alone. Accounts are never deleted and remember the roles they lost, so that neither closing accounts nor taking roles away brings that time back. One that was closed before anybody joined with it never could do anything: who invited a wrong address closes it and invites the right one.</remarks>
public sealed class GiveRoles(IdentityDb db, ICurrentUser user, TenantContext tenant, RolePermissions permissions, TimeProvider clock)
{
    /// <summary>What became of an account's roles.</summary>
    /// <param name="Given">Roles of two persons that it has from now on.</param>
    /// <param name="Lost">Roles of two persons that it has no more.</param>
    /// <param name="Waiting">Of the roles wanted, those that wait for a second person.</param>
    /// <param name="Proposed">All that waits for this account, whoever proposed it; null where nothing does.</param>
    public sealed record Outcome(Account Account, IReadOnlyList<string> Given, IReadOnlyList<string> Lost, IReadOnlyList<string> Waiting, ProposedRoles? Proposed);

    /// <summary>Gives the roles wanted and takes the others away; new ones of two persons are proposed. What was proposed before goes on waiting. Saves nothing; call it in <see cref="Administration.Alone"/>.</summary>
    /// <exception cref="RefusedException"><c>account.money-role-by-program</c>, <c>account.money-role-for-yourself</c>, <c>account.deactivated</c>, <c>account.proposal-waits</c></exception>
    public async Task<Outcome> To(Account account, IReadOnlyCollection<string> wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var before = account.Roles;
        var ofTwo = wanted.Distinct(StringComparer.Ordinal).Where(x => permissions.TakesTwo(x) && !before.Contains(x)).ToList();
        var proposed = await Proposed(account, ct);
        var asked = ofTwo.Except(proposed?.Roles ?? [], StringComparer.Ordinal).ToList();
        if (asked.Count > 0) DemandMayAsk(account, proposed);

        var alone = await GivenAlone(asked, ct);
        var waiting = ofTwo.Except(alone, StringComparer.Ordinal).ToList();
        if (asked.Count > alone.Count) proposed = await Propose(account, (proposed?.Roles ?? []).Union(waiting, StringComparer.Ordinal), ct);
        account.ChangeRoles(wanted.Except(waiting, StringComparer.Ordinal));
        return new(account, alone, LostOf(before, account.Roles), waiting, proposed);
    }

    /// <summary>Opens a closed account with the roles it had; those of two persons wait for a second one again. Saves nothing.</summary>
    /// <exception cref="RefusedException">As <see cref="To"/>.</exception>
    public Task<Outcome> Again(Account closed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(closed);
        var had = closed.Roles;
        closed.Reactivate();
        closed.ChangeRoles(had.Where(x => !permissions.TakesTwo(x)));
        return To(closed, had, ct);
    }

    /// <summary>Whether who proposed it still could: not closed, nor without the right, nor for their own account.</summary>
    public async Task<bool> Stands(ProposedRoles proposed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        var proposer = new Id<Account>(proposed.ProposedById);
        return proposer != proposed.AccountId && await db.Accounts.FindAsync([proposer], ct) is { } account && May(account, AccountPermissions.Manage);
    }

    /// <summary>Whether an account may do something as the database has it, whatever a session of it says still.</summary>
    public bool May(Account account, string permission)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.DeactivatedAt is null && permissions.Allow(account.Roles, permission);
    }

    private List<string> LostOf(List<string> before, List<string> after) => [.. before.Except(after, StringComparer.Ordinal).Where(permissions.TakesTwo)];

    private void DemandMayAsk(Account account, ProposedRoles? proposed)
    {
        if (user.AccountId is not { } actor) throw new RefusedException("account.money-role-by-program", "Persons give the roles that move money.");
        if (actor == account.Id.Value) throw new RefusedException("account.money-role-for-yourself", "Somebody else proposes a role that moves money: nobody does for themself.");
        if (account.DeactivatedAt is not null) throw new RefusedException("account.deactivated", "This account is deactivated.");
        // Else who proposes more would be taken for who proposed what was there, and that one could agree to it alone.
        if (proposed is not null && proposed.ProposedById != actor)
            throw new RefusedException("account.proposal-waits", "Roles that somebody else proposed wait for this account already. Agree to them or decline them first.");
    }

    /// <returns>Null also where it is void: another one may take its place.</returns>
    private async Task<ProposedRoles?> Proposed(Account account, CancellationToken ct) =>
        await db.Set<ProposedRoles>().FindAsync([account.Id], ct) is { } proposed && await Stands(proposed, ct) ? proposed : null;

    /// <summary>In place of whatever was proposed before: one proposal for each account, and never changed.</summary>
    private async Task<ProposedRoles> Propose(Account account, IEnumerable<string> roles, CancellationToken ct)
    {
        if (await db.Set<ProposedRoles>().FindAsync([account.Id], ct) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync(ct);
        }

        var proposed = new ProposedRoles { AccountId = account.Id, Roles = [.. roles], ProposedById = user.AccountId!.Value, ProposedBy = user.Name, ProposedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(proposed);
        return proposed;
    }

    private async Task<IReadOnlyList<string>> GivenAlone(List<string> asked, CancellationToken ct)
    {
        if (asked.Count == 0 || !await IsNamedByTheFile(ct)) return [];
        var accounts = await db.Accounts.AsNoTracking().Where(x => x.JoinedAt != null || x.DeactivatedAt == null).ToListAsync(ct);
        var everAgreed = accounts.Count(x => x.JoinedAt is not null && permissions.Allow(x.Roles.Concat(x.FormerRoles), AccountPermissions.Agree));
        return everAgreed < 2 ? [.. asked.Where(role => !accounts.Exists(x => x.Roles.Contains(role) || x.FormerRoles.Contains(role)))] : [];
    }

    private async Task<bool> IsNamedByTheFile(CancellationToken ct) =>
        await db.Accounts.FindAsync([new Id<Account>(user.AccountId!.Value)], ct) is { } actor
        && May(actor, AccountPermissions.Manage)
        && tenant.Organisation.Administrators.Any(x => Account.Normalize(x) == actor.NormalizedEmail);
}
