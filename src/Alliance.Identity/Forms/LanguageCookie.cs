using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;

namespace Alliance.Identity.Forms;

/// <summary>The reader's language, as the host's language switch remembers it: an account brings its own along to a new browser.</summary>
internal static class LanguageCookie
{
    private const string Name = "language";

    public static bool IsChosen(HttpRequest request) => request.Cookies.ContainsKey(Name);

    public static void Set(HttpResponse response, string language, NetworkAddress network) => response.Cookies.Append(Name, language, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = network.IsSecure,
    });
}
