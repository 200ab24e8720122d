using Alliance.Identity.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.SigningIn;

/// <summary>Ends the session, for this browser and for whoever has copied its cookie. The cross-site guard keeps others from doing it for the user.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", (Delegate)Post).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Post(HttpContext context, Sessions sessions)
    {
        await sessions.End(context.User, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Redirect("/sign-in");
    }
}
