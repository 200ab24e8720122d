using System.ComponentModel.DataAnnotations;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.Profile;

/// <summary>Changes one's own name and language.</summary>
/// <remarks>Asks for no permission: it is one's own.</remarks>
public sealed class ChangeProfile(IdentityDb db, ICurrentUser user, TenantContext tenant)
{
    public sealed record Input(
        [property: Required, StringLength(120, MinimumLength = 2)] string Name,
        [property: Required, StringLength(2, MinimumLength = 2)] string Language);

    public static void Map(IEndpointRouteBuilder account) => account.MapPut("", Put);

    /// <returns>The account; null when a program acts, which has none.</returns>
    /// <exception cref="RefusedException"><c>account.name-missing</c>, <c>account.unknown-language</c></exception>
    public async Task<Account?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (user.AccountId is not { } id || await db.Accounts.FindAsync([new Id<Account>(id)], ct) is not { } account) return null;
        if (!tenant.Organisation.Languages.Contains(input.Language, StringComparer.Ordinal))
            throw new RefusedException("account.unknown-language", "This organisation doesn't speak that language.");

        account.Describe(input.Name, input.Language);
        await db.SaveChangesAsync(ct);
        return account;
    }

    private static async Task<Results<NoContent, NotFound>> Put(Input input, ChangeProfile changeProfile, CancellationToken ct) =>
        await changeProfile.Handle(input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
