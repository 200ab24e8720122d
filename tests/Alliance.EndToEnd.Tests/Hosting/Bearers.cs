using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>Access tokens by authorization code + PKCE, for the public client that demonstration organisations register.</summary>
internal static class Bearers
{
    public const string ClientId = "alliance-cli";
    public const string RedirectUri = "http://127.0.0.1/callback";

    public static async Task<string> Of(RunningHost host, string label, string name)
    {
        using var visitor = await Visitor.SignedIn(host, label, name);
        var (code, verifier) = await Code(visitor);
        return (await Redeem(visitor.Http, code, verifier)).GetProperty("access_token").GetString()!;
    }

    /// <summary>The authorization code that a signed-in visitor is given, and the verifier that goes with it.</summary>
    public static async Task<(string Code, string Verifier)> Code(Visitor visitor)
    {
        var verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        using var answer = await visitor.Http.GetAsync(new Uri(
            $"connect/authorize?client_id={ClientId}&response_type=code&scope=openid%20profile%20api&redirect_uri={Uri.EscapeDataString(RedirectUri)}&code_challenge={challenge}&code_challenge_method=S256&state=x",
            UriKind.Relative));
        Assert.That(answer.Headers.Location?.ToString(), Does.StartWith(RedirectUri), $"authorize answered {(int)answer.StatusCode}");
        return (HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!, verifier);
    }

    public static async Task<JsonElement> Redeem(HttpClient http, string code, string verifier)
    {
        using var answer = await http.PostAsync(new Uri("connect/token", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ClientId,
            ["code"] = code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = verifier,
        }));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
