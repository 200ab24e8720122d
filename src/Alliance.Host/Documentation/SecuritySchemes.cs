using Alliance.Identity.OpenId;
using Microsoft.OpenApi;

namespace Alliance.Host.Documentation;

/// <summary>The two ways in: a program's access token, or the cookie of somebody who signed in with a browser.</summary>
internal static class SecuritySchemes
{
    private const string Token = "token";
    private const string Session = "session";

    /// <param name="cookie">What the session's cookie is called in this deployment.</param>
    public static void Add(OpenApiDocument document, string cookie)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "An access token of this organisation's OpenID Connect server with the scope \"api\", in the header Authorization: Bearer. See docs/api.md.",
                Flows = new()
                {
                    ClientCredentials = new() { TokenUrl = At("/connect/token"), Scopes = Scopes() },
                    AuthorizationCode = new() { AuthorizationUrl = At("/connect/authorize"), TokenUrl = At("/connect/token"), RefreshUrl = At("/connect/token"), Scopes = Scopes() },
                },
            },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = cookie,
                Description = "The session of somebody who signed in with a browser at this organisation.",
            },
        };
    }

    public static IList<OpenApiSecurityRequirement> Either(OpenApiDocument? document) =>
    [
        new() { [new OpenApiSecuritySchemeReference(Token, document)] = [OpenIdServer.ApiScope] },
        new() { [new OpenApiSecuritySchemeReference(Session, document)] = [] },
    ];

    private static Dictionary<string, string> Scopes() => new(StringComparer.Ordinal) { [OpenIdServer.ApiScope] = "What the roles of the person or program allow." };

    private static Uri At(string path) => new(path, UriKind.Relative);
}
