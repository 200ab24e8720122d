using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>Sends a signed-in user back to the client with a code. Consent is implicit: clients are registered in the organisation's own file.</summary>
internal static class Authorize
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/authorize", [HttpMethods.Get, HttpMethods.Post], Handle).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Handle(HttpContext context, Sessions sessions, TenantContext tenant, TimeProvider clock)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new BadHttpRequestException("Not an OpenID Connect request.");
        var session = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        var account = await sessions.Find(session, context.RequestAborted);

        if (account is null || IsTooOld(request, Sessions.AuthenticatedAt(session!), clock) || request.HasPromptValue(PromptValues.Login))
            return request.HasPromptValue(PromptValues.None) ? SignInNeeded() : await SignInFirst(context, request, sessions, session);

        var principal = TokenPrincipals.For(sessions.Of(account, Sessions.AuthenticatedAt(session!)), request.GetScopes(), tenant.Organisation);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static bool IsTooOld(OpenIddictRequest request, DateTimeOffset authenticatedAt, TimeProvider clock) =>
        request.MaxAge is { } seconds && clock.GetUtcNow() - authenticatedAt > TimeSpan.FromSeconds(seconds);

    private static IResult SignInNeeded() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "Nobody is signed in.",
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    /// <summary>The session ends, so that the sign-in page asks; the client's wish for it is taken out, or it would ask for ever.</summary>
    private static async Task<IResult> SignInFirst(HttpContext context, OpenIddictRequest request, Sessions sessions, ClaimsPrincipal? session)
    {
        await sessions.End(session, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        var query = request.GetParameters()
            .Where(x => x.Key is not (Parameters.Prompt or Parameters.MaxAge))
            .Select(x => KeyValuePair.Create(x.Key, (string?)x.Value ?? ""));
        return Results.LocalRedirect("~/sign-in?returnUrl=" + Uri.EscapeDataString("/connect/authorize" + new QueryBuilder(query)));
    }
}
