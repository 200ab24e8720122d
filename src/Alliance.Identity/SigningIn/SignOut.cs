using Alliance.Identity.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Identity.SigningIn;

/// <summary>Ends the session, for this browser and for whoever has copied its cookie. The cross-site guard keeps others from doing it for the user.</summary>
/// <remarks>The browser's cookie goes in any case; where the database is away, the person is told that the session itself ends by its time.</remarks>
public static class SignOut
{
    /// <summary>Where one is told that the session goes on for copies of its cookie.</summary>
    internal const string EndsLater = "/sign-in?done=ends-later";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", (Delegate)Post).WithMetadata(new LeavingAttribute()).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<RedirectHttpResult> Post(HttpContext context, Sessions sessions)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.Redirect(await sessions.TryEnd(context.User) ? "/sign-in" : EndsLater);
    }
}
