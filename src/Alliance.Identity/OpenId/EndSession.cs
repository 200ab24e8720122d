using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Identity.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Server.AspNetCore;

namespace Alliance.Identity.OpenId;

/// <summary>Ends the session at a client's wish and goes back to the address registered for it.</summary>
/// <remarks>Any site can send a browser here, so who signed out is asked, unless the client shows an identity token of theirs (OpenID Connect RP-Initiated Logout 1.0, section 2). A form of another site is refused by <see cref="CrossSiteGuard"/>.</remarks>
internal static class EndSession
{
    /// <summary>Where one is asked; below <c>/connect</c>, since the answer may lead to the client.</summary>
    public const string ConsentPage = "/connect/leave";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/logout", [HttpMethods.Get, HttpMethods.Post], (Delegate)Handle)
            .WithMetadata(new LeavingAttribute()).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Handle(HttpContext context, Sessions sessions)
    {
        var session = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        if (session is not null && HttpMethods.IsGet(context.Request.Method) && !await IsAskedWithTheirToken(context, session))
            return Results.LocalRedirect("~" + ConsentPage + context.Request.QueryString);

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (!await sessions.TryEnd(session)) return Results.LocalRedirect("~" + SignOut.EndsLater); // the client could tell nobody
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static async Task<bool> IsAskedWithTheirToken(HttpContext context, ClaimsPrincipal session) =>
        (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal?.FindFirstValue(ClaimNames.Subject) is { } subject
        && subject == session.FindFirstValue(ClaimNames.Subject);
}
