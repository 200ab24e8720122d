using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>Whatever the server hands out is good at one organisation: the claim and, for access tokens, the audience must be those of the host that is asked (TENANCY 11).</summary>
internal static class OrganisationBinding
{
    public static void Bind(OpenIddictServerBuilder server)
    {
        // The network's own host has no accounts, so no OpenID Connect server either: not even a discovery document.
        server.AddEventHandler<OpenIddictServerEvents.ProcessRequestContext>(handler => handler
            .UseInlineHandler(context =>
            {
                if (!Tenant(context.Transaction).IsSet) context.SkipRequest();
                return default;
            })
            .SetOrder(int.MinValue));

        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenContext>(handler => handler
            .UseInlineHandler(context =>
            {
                if (context.Principal is { } principal && IsOurs(principal) && !Sessions.BelongTo(Tenant(context.Transaction), principal))
                    context.Reject(Errors.InvalidGrant, "This token was issued by another organisation.");
                return default;
            })
            .SetOrder(OpenIddictServerHandlers.Protection.ValidatePrincipal.Descriptor.Order + 500));
    }

    public static void Bind(OpenIddictValidationBuilder validation)
    {
        validation.AddEventHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>(handler => handler
            .UseInlineHandler(context =>
            {
                if (!Tenant(context.Transaction).IsSet) context.Reject(Errors.InvalidToken, "There is no organisation here.");
                return default;
            })
            .SetOrder(int.MinValue));

        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(handler => handler
            .UseInlineHandler(context =>
            {
                var tenant = Tenant(context.Transaction);
                if (!Sessions.BelongTo(tenant, context.Principal) || !context.Principal!.HasAudience(tenant.Organisation.Id))
                    context.Reject(Errors.InvalidToken, "This token was issued for another organisation.");
                return default;
            })
            .SetOrder(OpenIddictValidationHandlers.Protection.ValidatePrincipal.Descriptor.Order + 500));
    }

    /// <summary>Not what a client signed itself (assertions).</summary>
    private static bool IsOurs(ClaimsPrincipal principal) =>
        principal.GetTokenType() is TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.RefreshToken or TokenTypeIdentifiers.IdentityToken
            or TokenTypeIdentifiers.Private.AuthorizationCode;

    private static TenantContext Tenant(OpenIddictServerTransaction transaction) =>
        transaction.GetHttpRequest()!.HttpContext.RequestServices.GetRequiredService<TenantContext>();

    private static TenantContext Tenant(OpenIddictValidationTransaction transaction) =>
        transaction.GetHttpRequest()!.HttpContext.RequestServices.GetRequiredService<TenantContext>();
}
