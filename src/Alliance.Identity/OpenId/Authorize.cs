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

    private static async Task<IResult> Handle(HttpContext context, Sessions sessions, TenantContext tenant, FreshSignIn fresh)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new BadHttpRequestException("Not an OpenID Connect request.");
        var session = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        var account = await sessions.Find(session, context.RequestAborted);

        if (account is null || !fresh.IsMet(request, session!))
            return request.HasPromptValue(PromptValues.None) ? SignInNeeded() : SignInFirst(request, fresh.Ask(request, session), again: account is not null);

        var principal = TokenPrincipals.For(sessions.Of(account, Sessions.AuthenticatedAt(session!)), request.GetScopes(), tenant.Organisation);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult SignInNeeded() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "Nobody is signed in.",
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    /// <param name="asked">By which the way back is known (<see cref="FreshSignIn"/>).</param>
    /// <param name="again">Somebody is signed in, and stays so until they have signed in again.</param>
    private static IResult SignInFirst(OpenIddictRequest request, string asked, bool again)
    {
        var query = request.GetParameters()
            .Where(x => x.Key is not FreshSignIn.Parameter)
            .Select(x => KeyValuePair.Create(x.Key, (string?)x.Value ?? ""))
            .Append(KeyValuePair.Create(FreshSignIn.Parameter, asked));
        return Results.LocalRedirect($"~/sign-in?{(again ? "again=1&" : "")}returnUrl=" + Uri.EscapeDataString("/connect/authorize" + new QueryBuilder(query)));
    }
}
