using Alliance.Identity.Access;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Host.Culture;

/// <summary>Remembers the language a reader chose, in a cookie of this host, and goes back to the page. A plain link, so it needs no script.</summary>
public static class SwitchLanguage
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/language", Get).WithMetadata(new AnswersOnAttribute(HostKind.All)).AllowAnonymous().ExcludeFromDescription();

    private static RedirectHttpResult Get(string? to, string? returnUrl, HttpContext context, TenantContext tenant, NetworkAddress network)
    {
        if (to is not null && OrganisationCulture.Spoken(tenant).Contains(to, StringComparer.Ordinal))
        {
            context.Response.Cookies.Append(OrganisationCulture.Cookie, to, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = network.IsSecure,
            });
        }

        return TypedResults.Redirect(LocalUrl.OrFrontPage(returnUrl));
    }
}
