using Alliance.Identity.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>What the access token's scopes allow the client to know of its user, as it is now.</summary>
internal static class UserInfo
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/userinfo", [HttpMethods.Get, HttpMethods.Post], Handle).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Handle(HttpContext context, IdentityDb db)
    {
        var token = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        if (!Kernel.Id<Accounts.Account>.TryParse(token.GetClaim(ClaimNames.Subject), null, out var id)
            || await db.Accounts.FindAsync([id], context.RequestAborted) is not { DeactivatedAt: null } account)
        {
            return Results.Challenge(
                new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidToken,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "This token belongs to no account.",
                }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var told = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [ClaimNames.Subject] = account.Id.ToString(),
            [ClaimNames.Organisation] = token.GetClaim(ClaimNames.Organisation)!,
        };
        if (token.HasScope(Scopes.Profile)) (told[ClaimNames.Name], told[ClaimNames.Locale]) = (account.DisplayName, account.Language);
        if (token.HasScope(Scopes.Email)) told[ClaimNames.Email] = account.Email;
        if (token.HasScope(Scopes.Roles)) told[ClaimNames.Role] = account.Roles;
        return Results.Ok(told);
    }
}
