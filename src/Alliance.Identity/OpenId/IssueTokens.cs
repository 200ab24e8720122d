using System.Collections.Immutable;
using System.Text.Json;
using Alliance.Identity.Access;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>Exchanges a code, a refresh token or a client's secret for tokens.</summary>
internal static class IssueTokens
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", Handle).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static Task<IResult> Handle(
        HttpContext context, Sessions sessions, TenantContext tenant, IOpenIddictApplicationManager clients)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new BadHttpRequestException("Not an OpenID Connect request.");
        return request.IsClientCredentialsGrantType()
            ? ForClient(request, tenant, clients, context.RequestAborted)
            : ForAccount(context, sessions, tenant);
    }

    /// <summary>Looks at the account again: it may have been deactivated, or its roles changed, since the code or the last refresh.</summary>
    private static async Task<IResult> ForAccount(HttpContext context, Sessions sessions, TenantContext tenant)
    {
        var granted = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        if (await sessions.Find(granted, context.RequestAborted) is not { } account)
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "This session has ended.",
                }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var principal = TokenPrincipals.For(sessions.Of(account, Sessions.AuthenticatedAt(granted)), granted.GetScopes(), tenant.Organisation);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> ForClient(
        OpenIddictRequest request, TenantContext tenant, IOpenIddictApplicationManager clients, CancellationToken ct)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, ct) ?? throw new InvalidOperationException("OpenIddict has just checked this client.");
        var properties = await clients.GetPropertiesAsync(client, ct);
        var roles = properties.TryGetValue(ReconcileClients.RolesProperty, out var kept) ? kept.Deserialize<string[]>()! : [];
        var scopes = request.GetScopes() is { IsEmpty: false } asked ? asked : ImmutableArray.Create(OpenIdServer.ApiScope);

        var principal = TokenPrincipals.ForClient(
            request.ClientId!, await clients.GetDisplayNameAsync(client, ct) ?? request.ClientId!, roles, scopes, tenant.Organisation);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
