using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.SigningIn;

/// <summary>Ends the session of this browser. The cross-site guard keeps others from doing it for the user.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", (Delegate)Post).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Post(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Redirect("/sign-in");
    }
}
