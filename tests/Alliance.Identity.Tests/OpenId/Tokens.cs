using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Alliance.Identity.Tests.OpenId;

/// <summary>What an OpenID Connect client does.</summary>
internal static class Tokens
{
    public const string Redirect = "http://127.0.0.1:7890/callback";

    private static readonly string Verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string AuthorizePath(params (string Name, string? Value)[] more)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = "portal",
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "openid profile email roles api offline_access",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["state"] = "s",
            ["nonce"] = "n",
        };
        foreach (var (name, value) in more) query[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", query.Where(x => x.Value is not null));
    }

    /// <summary>The code that a signed-in browser brings back to the client.</summary>
    public static async Task<string> Code(Browser browser, params (string Name, string? Value)[] more)
    {
        using var answer = await browser.Get(AuthorizePath(more));
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    public static Task<HttpResponseMessage> Exchange(Browser browser, string code, string? verifier = null) => browser.PostForm(
        "/connect/token",
        ("grant_type", "authorization_code"), ("client_id", "portal"), ("redirect_uri", Redirect), ("code", code), ("code_verifier", verifier ?? Verifier));

    public static Task<HttpResponseMessage> Refresh(Browser browser, string token) =>
        browser.PostForm("/connect/token", ("grant_type", "refresh_token"), ("client_id", "portal"), ("refresh_token", token));

    public static Task<HttpResponseMessage> AskForReports(Browser browser, string secret = "a-secret-of-the-reports") =>
        browser.PostForm("/connect/token", ("grant_type", "client_credentials"), ("client_id", "reports"), ("client_secret", secret));

    public static async Task<string> OfReports(Browser browser)
    {
        using var answer = await AskForReports(browser);
        return await Field(answer, "access_token");
    }

    public static async Task<string> Field(HttpResponseMessage answer, string name)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString()! : throw new AssertionException($"No {name} in {document.RootElement}");
    }
}
