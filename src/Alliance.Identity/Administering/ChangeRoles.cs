using System.ComponentModel.DataAnnotations;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.Administering;

/// <summary>Gives an account other roles; those that two persons give wait for a second one (<see cref="GiveRoles"/>), and every director is told what was given or lost (<see cref="TellDirectors"/>). Sessions notice within a minute; access tokens end at once.</summary>
public sealed class ChangeRoles(IdentityDb db, ICurrentUser user, TenantContext tenant, Administration administration, GiveRoles giveRoles, TellDirectors tellDirectors, IOpenIddictTokenManager tokens)
{
    /// <param name="Seen">The roles that the account had when it was looked at; where given, others that it got or lost meanwhile are not undone unseen.</param>
    public sealed record Input([property: Required, MinLength(1)] IReadOnlyList<string> Roles, IReadOnlyList<string>? Seen = null);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPut("/{id}/roles", Put);

    /// <exception cref="RefusedException"><c>account.unknown-role</c>, <c>account.last-administrator</c>, <c>account.roles-changed</c>, and as <see cref="GiveRoles.To"/></exception>
    /// <returns>What became of its roles; null when there is no such account.</returns>
    public async Task<GiveRoles.Outcome?> Handle(Id<Account> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Manage);
        administration.DemandKnown(input.Roles);

        return await administration.Alone(() => Change(id, input, ct), ct);
    }

    private async Task<GiveRoles.Outcome?> Change(Id<Account> id, Input input, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (input.Seen is { } seen && !account.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(seen))
            throw new RefusedException("account.roles-changed", "This account's roles have changed meanwhile. Look at them again.");
        if (!input.Roles.Contains(Administration.RoleOf(tenant.Organisation.Kind), StringComparer.Ordinal)) await administration.DemandAnotherThan(account, ct);
        var outcome = await giveRoles.To(account, input.Roles, ct);
        await db.SaveChangesAsync(ct);
        await tellDirectors.Given(account, outcome.Given, ct);
        await tellDirectors.Lost(account, outcome.Lost, ct);
        await db.SaveChangesAsync(ct);
        await tokens.RevokeAsync(id.ToString(), client: null, status: null, TokenTypeIdentifiers.AccessToken, ct); // with the roles or not at all
        return outcome;
    }

    private static async Task<Results<NoContent, Accepted, NotFound>> Put(Id<Account> id, Input input, ChangeRoles changeRoles, CancellationToken ct) =>
        await changeRoles.Handle(id, input, ct) is not { } outcome ? TypedResults.NotFound()
        : outcome.Waiting.Count > 0 ? TypedResults.Accepted($"/api/accounts/{id}/roles/agreement")
        : TypedResults.NoContent();
}
