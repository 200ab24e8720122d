using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Administering;

/// <summary>Opens a closed account again, with the password and roles it had; those that two persons give wait for a second one (<see cref="GiveRoles"/>). An open one stays as it is.</summary>
public sealed class ReactivateAccount(IdentityDb db, ICurrentUser user, Administration administration, GiveRoles giveRoles)
{
    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapDelete("/{id}/deactivation", Delete);

    /// <returns>What became of its roles; null when there is no such account.</returns>
    /// <exception cref="RefusedException">As <see cref="GiveRoles.To"/>.</exception>
    public Task<GiveRoles.Outcome?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Manage);
        if (user.AccountId == id.Value) throw new NotAllowedException(AccountPermissions.Manage); // whose account was closed, and whose session hasn't noticed yet
        return administration.Alone(() => Open(id, ct), ct);
    }

    private async Task<GiveRoles.Outcome?> Open(Id<Account> id, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (account.DeactivatedAt is null) return new(account, [], [], [], null);
        var outcome = await giveRoles.Again(account, ct);
        await db.SaveChangesAsync(ct);
        return outcome;
    }

    private static async Task<Results<NoContent, Accepted, NotFound>> Delete(Id<Account> id, ReactivateAccount reactivateAccount, CancellationToken ct) =>
        await reactivateAccount.Handle(id, ct) is not { } outcome ? TypedResults.NotFound()
        : outcome.Waiting.Count > 0 ? TypedResults.Accepted($"/api/accounts/{id}/roles/agreement")
        : TypedResults.NoContent();
}
