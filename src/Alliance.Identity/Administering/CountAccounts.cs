using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Administering;

/// <summary>How many accounts there are in each state: the same as the list of accounts with that filter.</summary>
public sealed class CountAccounts(IdentityDb db, ICurrentUser user, TimeProvider clock)
{
    /// <param name="RolesWaiting">Accounts whose money roles wait for a second person.</param>
    public sealed record Found(int Active, int Invited, int Locked, int Deactivated, int RolesWaiting);

    /// <summary>Accounts whose roles this reader may agree to: what somebody else has proposed.</summary>
    public async Task<int> ForMe(CancellationToken ct = default)
    {
        if (!user.May(AccountPermissions.Agree) || user.AccountId is not { } me) return 0;
        var own = new Id<Account>(me);
        return await db.Set<ProposedRoles>().CountAsync(x => x.ProposedById != me && x.AccountId != own, ct);
    }

    public async Task<Found> Handle(CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Read);
        var now = clock.GetUtcNow().UtcDateTime;
        var states = (await db.Accounts.AsNoTracking().ToListAsync(ct)).CountBy(x => x.StateAt(now)).ToDictionary(); // of one organisation: tens
        return new(Of(AccountState.Active), Of(AccountState.Invited), Of(AccountState.Locked), Of(AccountState.Deactivated), await db.Set<ProposedRoles>().CountAsync(ct));

        int Of(AccountState state) => states.GetValueOrDefault(state);
    }
}
