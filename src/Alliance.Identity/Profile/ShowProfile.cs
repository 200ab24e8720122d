using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Profile;

/// <summary>Who acts here, and with which roles; for pages and programs alike.</summary>
/// <remarks>Asks for no permission: it is one's own.</remarks>
public sealed class ShowProfile(IdentityDb db, CurrentUser user, TenantContext tenant)
{
    /// <param name="Id">Null for a program.</param>
    public sealed record Output(Guid? Id, string Name, string? Email, string? Language, IReadOnlyList<string> Roles, string Organisation);

    public static void Map(IEndpointRouteBuilder account) =>
        account.MapGet("", (ShowProfile showProfile, CancellationToken ct) => showProfile.Handle(ct));

    public async Task<Output> Handle(CancellationToken ct = default)
    {
        var account = user.AccountId is { } id ? await db.Accounts.FindAsync([new Id<Account>(id)], ct) : null;
        return new(account?.Id.Value, account?.DisplayName ?? user.Name, account?.Email, account?.Language, user.Roles, tenant.Organisation.Id);
    }
}
