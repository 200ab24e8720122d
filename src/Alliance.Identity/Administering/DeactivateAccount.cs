using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;

namespace Alliance.Identity.Administering;

/// <summary>Closes an account: tokens end at once, sessions within a minute. Nothing is deleted, since histories name the person. What was proposed for it is withdrawn; every director is told when it had a role that two persons give (<see cref="TellDirectors"/>).</summary>
public sealed class DeactivateAccount(
    IdentityDb db, ICurrentUser user, Administration administration, TellDirectors tellDirectors, IOpenIddictTokenManager tokens, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPut("/{id}/deactivation", Put);

    /// <exception cref="RefusedException"><c>account.yourself</c>, <c>account.last-administrator</c></exception>
    public async Task<Account?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Manage);
        return await administration.Alone(() => Close(id, ct), ct);
    }

    private async Task<Account?> Close(Id<Account> id, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        await administration.DemandAnotherThan(account, ct);
        if (user.AccountId == id.Value) throw new RefusedException("account.yourself", "Another administrator has to close your account.");
        var wasClosed = account.DeactivatedAt is not null;
        account.Deactivate(clock.GetUtcNow().UtcDateTime);
        if (await db.Set<ProposedRoles>().FindAsync([id], ct) is { } proposed) db.Remove(proposed);
        if (!wasClosed) await tellDirectors.Closed(account, ct);
        await db.SaveChangesAsync(ct);
        await tokens.RevokeBySubjectAsync(id.ToString(), ct); // with the account or not at all
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Account> id, DeactivateAccount deactivateAccount, CancellationToken ct) =>
        await deactivateAccount.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
