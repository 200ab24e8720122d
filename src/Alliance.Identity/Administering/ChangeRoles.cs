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

/// <summary>Gives an account other roles; those that move money wait for a second person (<see cref="MoneyRoles"/>). Sessions notice within a minute; access tokens end at once.</summary>
public sealed class ChangeRoles(IdentityDb db, ICurrentUser user, TenantContext tenant, Administration administration, MoneyRoles money, IOpenIddictTokenManager tokens)
{
    public sealed record Input([property: Required, MinLength(1)] IReadOnlyList<string> Roles);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPut("/{id}/roles", Put);

    /// <exception cref="RefusedException"><c>account.unknown-role</c>, <c>account.last-administrator</c>, <c>account.money-role-by-program</c></exception>
    /// <returns>What became of money roles; null when there is no such account.</returns>
    public async Task<MoneyRoles.Giving?> Handle(Id<Account> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Manage);
        administration.DemandKnown(input.Roles);

        var given = await administration.Alone(() => Change(id, input.Roles, ct), ct);
        if (given is not { } changed) return null;
        await money.Tell(changed.Account, changed.Giving.Given, user.Name, ct);
        return changed.Giving;
    }

    private async Task<Changed?> Change(Id<Account> id, IReadOnlyList<string> roles, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (!roles.Contains(Administration.RoleOf(tenant.Organisation.Kind), StringComparer.Ordinal)) await administration.DemandAnotherThan(account, ct);
        var giving = await money.Give(account, roles, isNew: false, ct);
        await db.SaveChangesAsync(ct);
        await tokens.RevokeAsync(id.ToString(), client: null, status: null, TokenTypeIdentifiers.AccessToken, ct); // with the roles or not at all: nothing stands between these and their letter
        return new(account, giving);
    }

    private static async Task<Results<NoContent, Accepted, NotFound>> Put(Id<Account> id, Input input, ChangeRoles changeRoles, CancellationToken ct) =>
        await changeRoles.Handle(id, input, ct) is not { } giving ? TypedResults.NotFound()
        : giving.Waiting.Count > 0 ? TypedResults.Accepted($"/api/accounts/{id}/roles/agreement")
        : TypedResults.NoContent();

    private sealed record Changed(Account Account, MoneyRoles.Giving Giving);
}
