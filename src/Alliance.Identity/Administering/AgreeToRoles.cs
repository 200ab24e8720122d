using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.Administering;

/// <summary>The second person agrees that an account gets the money roles that a first one proposed, or declines.</summary>
public sealed class AgreeToRoles(IdentityDb db, ICurrentUser user, MoneyRoles money, IOpenIddictTokenManager tokens)
{
    public static void Map(IEndpointRouteBuilder accounts)
    {
        accounts.MapPost("/{id}/roles/agreement", Post).WithSummary("Agree to money roles that somebody else has proposed");
        accounts.MapDelete("/{id}/roles/proposal", DeleteProposal).WithSummary("Decline or withdraw proposed money roles");
    }

    /// <returns>The account with its roles; null when nothing is proposed for it.</returns>
    /// <exception cref="RefusedException"><c>account.second-person-needed</c>, <c>account.proposal-void</c></exception>
    public async Task<Account?> Handle(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Agree);
        if (await db.Set<ProposedRoles>().FindAsync([id], ct) is not { } proposed || await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (user.AccountId is not { } agreeing || agreeing == proposed.ProposedById || agreeing == id.Value)
            throw new RefusedException("account.second-person-needed", "Somebody else agrees: neither who proposed these roles nor who would have them.");
        if (!await db.Accounts.AnyAsync(x => x.Id == new Id<Account>(proposed.ProposedById) && x.DeactivatedAt == null, ct))
            throw new RefusedException("account.proposal-void", "Who proposed these roles has no open account any more. Propose them again.");

        account.ChangeRoles([.. account.Roles, .. proposed.Roles]);
        db.Remove(proposed);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await tokens.RevokeAsync(id.ToString(), client: null, status: null, TokenTypeIdentifiers.AccessToken, ct); // with the roles or not at all: nothing stands between these and their letter
        await transaction.CommitAsync(ct);

        await money.Tell(account, proposed.Roles, $"{proposed.ProposedBy}, {user.Name}", ct);
        return account;
    }

    /// <returns>The account as it is; null when nothing was proposed for it.</returns>
    public async Task<Account?> Decline(Id<Account> id, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Agree);
        if (await db.Set<ProposedRoles>().FindAsync([id], ct) is not { } proposed) return null;
        db.Remove(proposed);
        await db.SaveChangesAsync(ct);
        return await db.Accounts.FindAsync([id], ct);
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<Account> id, AgreeToRoles agree, CancellationToken ct) =>
        await agree.Handle(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();

    private static async Task<Results<NoContent, NotFound>> DeleteProposal(Id<Account> id, AgreeToRoles agree, CancellationToken ct) =>
        await agree.Decline(id, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
