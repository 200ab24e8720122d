using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.Administering;

/// <summary>The second person agrees that an account gets the roles that a first one proposed, or declines. What is answered is what was read: another proposal that took its place meanwhile isn't.</summary>
/// <remarks>Both persons' rights are those that the database knows now. Every director is told (<see cref="TellDirectors"/>).</remarks>
public sealed class AgreeToRoles(IdentityDb db, ICurrentUser user, Administration administration, GiveRoles giveRoles, TellDirectors tellDirectors, IOpenIddictTokenManager tokens)
{
    /// <param name="Roles">The waiting roles as they were read.</param>
    /// <param name="ProposedAt">When they were proposed, as it was read.</param>
    public sealed record Input([property: Required, MinLength(1)] IReadOnlyList<string> Roles, [property: JsonRequired] DateTime ProposedAt);

    public static void Map(IEndpointRouteBuilder accounts)
    {
        accounts.MapPost("/{id}/roles/agreement", Post).WithSummary("Agree to roles that somebody else has proposed");
        accounts.MapDelete("/{id}/roles/proposal", DeleteProposal).WithSummary("Decline or withdraw proposed roles");
    }

    /// <returns>The account with its roles; null when nothing is proposed for it.</returns>
    /// <exception cref="RefusedException"><c>account.proposal-changed</c>, <c>account.second-person-needed</c>, <c>account.deactivated</c>, <c>account.proposal-void</c></exception>
    public async Task<Account?> Handle(Id<Account> id, Input seen, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        user.Demand(AccountPermissions.Agree);
        return await administration.Alone(() => Agree(id, seen, ct), ct);
    }

    /// <returns>The account as it is; null when nothing was proposed for it.</returns>
    /// <exception cref="RefusedException"><c>account.proposal-changed</c></exception>
    public Task<Account?> Decline(Id<Account> id, DateTime proposedAt, CancellationToken ct = default)
    {
        user.Demand(AccountPermissions.Agree);
        return administration.Alone<Account>(
            async () =>
            {
                if (await Find(id, proposedAt, ct) is not { } proposed) return null;
                db.Remove(proposed);
                await db.SaveChangesAsync(ct);
                return await db.Accounts.FindAsync([id], ct);
            },
            ct);
    }

    private async Task<Account?> Agree(Id<Account> id, Input seen, CancellationToken ct)
    {
        if (await Find(id, seen.ProposedAt, ct) is not { } proposed || await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (!proposed.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(seen.Roles)) throw Changed();
        await DemandSecondPerson(proposed, ct);
        if (account.DeactivatedAt is not null) throw new RefusedException("account.deactivated", "This account is deactivated.");
        if (!await giveRoles.Stands(proposed, ct))
            throw new RefusedException("account.proposal-void", "Who proposed these roles no longer may, or has no open account any more. Propose them again.");

        account.ChangeRoles([.. account.Roles, .. proposed.Roles]);
        db.Remove(proposed);
        await db.SaveChangesAsync(ct);
        await tellDirectors.Given(account, proposed.Roles, ct, proposed.ProposedById);
        await db.SaveChangesAsync(ct);
        await tokens.RevokeAsync(id.ToString(), client: null, status: null, TokenTypeIdentifiers.AccessToken, ct); // with the roles or not at all
        return account;
    }

    private async Task DemandSecondPerson(ProposedRoles proposed, CancellationToken ct)
    {
        if (user.AccountId is not { } agreeing || agreeing == proposed.ProposedById || agreeing == proposed.AccountId.Value)
            throw new RefusedException("account.second-person-needed", "Somebody else agrees: neither who proposed these roles nor who would have them.");
        if (await db.Accounts.FindAsync([new Id<Account>(agreeing)], ct) is not { } second || !giveRoles.May(second, AccountPermissions.Agree))
            throw new NotAllowedException(AccountPermissions.Agree);
    }

    private async Task<ProposedRoles?> Find(Id<Account> id, DateTime proposedAt, CancellationToken ct)
    {
        if (await db.Set<ProposedRoles>().FindAsync([id], ct) is not { } proposed) return null;
        // Programs keep milliseconds, the database more.
        return (proposed.ProposedAt - proposedAt.ToUniversalTime()).Duration() < TimeSpan.FromMilliseconds(1) ? proposed : throw Changed();
    }

    private static RefusedException Changed() => new("account.proposal-changed", "This proposal has changed meanwhile. Read it again before you answer.");

    private static async Task<Results<NoContent, NotFound>> Post(Id<Account> id, Input input, AgreeToRoles agree, CancellationToken ct) =>
        await agree.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();

    /// <param name="proposedAt">When they were proposed, as it was read.</param>
    private static async Task<Results<NoContent, NotFound>> DeleteProposal(Id<Account> id, DateTime proposedAt, AgreeToRoles agree, CancellationToken ct) =>
        await agree.Decline(id, proposedAt, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
