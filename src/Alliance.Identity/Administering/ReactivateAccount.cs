using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Administering;

/// <summary>Opens a closed account again, with the password and roles it had.</summary>
public sealed class ReactivateAccount(IdentityDb db, ICurrentUser user)
{
    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapDelete("/{id}/deactivation", Delete);

    public async Task<Account?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Manage);
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        account.Reactivate();
        await db.SaveChangesAsync(ct);
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Delete(Id<Account> id, ReactivateAccount reactivateAccount, CancellationToken ct) =>
        await reactivateAccount.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
