using Microsoft.AspNetCore.Http;

namespace Alliance.Identity.Access;

/// <summary>The authentication schemes: a bearer token where one is sent, else the session's cookie; never both.</summary>
public static class Schemes
{
    /// <summary>The default: picks one of the others by request.</summary>
    public const string Either = "alliance";

    /// <summary>An Authorization header decides alone: a bad token isn't made good by a cookie.</summary>
    public static bool HasBearer(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
    }
}
