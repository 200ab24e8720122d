using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Administering;

/// <summary>Lets somebody who mistyped their password try again at once.</summary>
public sealed class UnlockAccount(IdentityDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapDelete("/{id}/lock", Delete);

    public async Task<Account?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Manage);
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        account.Unlock();
        await db.SaveChangesAsync(ct);
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<Account> id, UnlockAccount unlockAccount, CancellationToken ct) =>
        await unlockAccount.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
