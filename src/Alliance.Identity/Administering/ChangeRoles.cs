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

/// <summary>Gives an account other roles. Sessions notice within a minute; access tokens end at once.</summary>
public sealed class ChangeRoles(IdentityDb db, ICurrentUser user, TenantContext tenant, Administration administration, IOpenIddictTokenManager tokens)
{
    public sealed record Input([property: Required, MinLength(1)] IReadOnlyList<string> Roles);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapPut("/{id}/roles", Put);

    /// <exception cref="RefusedException"><c>account.unknown-role</c>, <c>account.last-administrator</c></exception>
    public async Task<Account?> Handle(Id<Account> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(AccountPermissions.Manage);
        administration.DemandKnown(input.Roles);

        var changed = await administration.Alone(() => Change(id, input.Roles, ct), ct);
        if (changed is not null) await tokens.RevokeAsync(id.ToString(), client: null, status: null, TokenTypeIdentifiers.AccessToken, ct);
        return changed;
    }

    private async Task<Account?> Change(Id<Account> id, IReadOnlyList<string> roles, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([id], ct) is not { } account) return null;
        if (!roles.Contains(Administration.RoleOf(tenant.Organisation.Kind), StringComparer.Ordinal)) await administration.DemandAnotherThan(account, ct);
        account.ChangeRoles(roles);
        await db.SaveChangesAsync(ct);
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Id<Account> id, Input input, ChangeRoles changeRoles, CancellationToken ct) =>
        await changeRoles.Handle(id, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
