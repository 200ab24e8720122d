using System.Collections.Immutable;
using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Tenancy.Organisations;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>What tokens say, and to whom: each claim goes into those tokens alone whose scope asks for it.</summary>
internal static class TokenPrincipals
{
    public static ClaimsPrincipal For(ClaimsPrincipal session, ImmutableArray<string> scopes, Organisation organisation)
    {
        // A program's tokens outlive the browser's session: they end by themselves, or with the account's stamp.
        var identity = new ClaimsIdentity(session.Claims.Where(x => x.Type != ClaimNames.Session), "token", ClaimNames.Name, ClaimNames.Role);
        return Complete(new(identity), scopes, organisation);
    }

    public static ClaimsPrincipal ForClient(string clientId, string name, IEnumerable<string> roles, ImmutableArray<string> scopes, Organisation organisation)
    {
        var identity = new ClaimsIdentity("token", ClaimNames.Name, ClaimNames.Role);
        identity.AddClaim(new(ClaimNames.Subject, ClaimNames.ClientPrefix + clientId));
        identity.AddClaim(new(ClaimNames.Name, name));
        identity.AddClaim(new(ClaimNames.Organisation, organisation.Id));
        identity.AddClaims(roles.Select(x => new Claim(ClaimNames.Role, x)));
        return Complete(new(identity), scopes, organisation);
    }

    private static ClaimsPrincipal Complete(ClaimsPrincipal principal, ImmutableArray<string> scopes, Organisation organisation)
    {
        principal.SetScopes(scopes);
        if (scopes.Contains(OpenIdServer.ApiScope, StringComparer.Ordinal)) principal.SetResources(organisation.Id);
        principal.SetDestinations(claim => Destinations(claim, principal));
        return principal;
    }

    private static IEnumerable<string> Destinations(Claim claim, ClaimsPrincipal principal) => claim.Type switch
    {
        ClaimNames.Organisation => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        ClaimNames.AuthenticatedAt => [OpenIddictConstants.Destinations.IdentityToken],
        ClaimNames.Name => With(Scopes.Profile, principal),
        ClaimNames.Locale => With(Scopes.Profile, principal),
        ClaimNames.Email => With(Scopes.Email, principal),
        ClaimNames.Role => With(Scopes.Roles, principal),
        _ => [], // the stamp above all: it stays in our own codes and refresh tokens
    };

    /// <summary>The interface needs to know who acts, whatever the client is told.</summary>
    private static IEnumerable<string> With(string scope, ClaimsPrincipal principal)
    {
        if (principal.HasScope(OpenIdServer.ApiScope)) yield return OpenIddictConstants.Destinations.AccessToken;
        if (principal.HasScope(scope)) yield return OpenIddictConstants.Destinations.IdentityToken;
    }
}
