using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Browser;

namespace Alliance.EndToEnd.Tests.SigningIn;

/// <summary>A real OpenID Connect client at two platforms: each issues for itself, and nothing of one is worth anything at the other.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OpenIdConnectTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [Test]
    public async Task A_client_signs_in_at_two_platforms_and_refreshes_at_each()
    {
        foreach (var label in new[] { "souss-massa", "larache" })
        {
            var client = ClientOf(label);
            var result = await client.LoginAsync(new LoginRequest());

            Assert.That(result.IsError, Is.False, result.Error + result.ErrorDescription);
            Assert.That(result.User.FindFirst("iss")?.Value ?? _host.Address(label).ToString(), Is.EqualTo(_host.Address(label).ToString()));
            Assert.That(await ApiStatus(label, result.AccessToken), Is.EqualTo(HttpStatusCode.OK));

            var refreshed = await client.RefreshTokenAsync(result.RefreshToken);
            Assert.That(refreshed.IsError, Is.False, refreshed.Error);
            Assert.That(await ApiStatus(label, refreshed.AccessToken), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Tokens_of_one_platform_are_refused_by_the_other()
    {
        var result = await ClientOf("souss-massa").LoginAsync(new LoginRequest());

        Assert.That(await ApiStatus("souss-massa", result.AccessToken), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ApiStatus("larache", result.AccessToken), Is.EqualTo(HttpStatusCode.Unauthorized));
        var elsewhere = await ClientOf("larache").RefreshTokenAsync(result.RefreshToken);
        Assert.That(elsewhere.IsError, Is.True);
    }

    [Test]
    public async Task A_code_of_one_platform_is_refused_by_the_other_and_serves_once()
    {
        using var visitor = await Visitor.SignedIn(_host, "souss-massa", "directeur");
        using var elsewhere = _host.Client("larache");
        var (code, verifier) = await Bearers.Code(visitor);

        Assert.That((await Bearers.Redeem(elsewhere, code, verifier)).TryGetProperty("access_token", out _), Is.False);

        var (second, itsVerifier) = await Bearers.Code(visitor);
        Assert.That((await Bearers.Redeem(visitor.Http, second, itsVerifier)).TryGetProperty("access_token", out _), Is.True);
        Assert.That((await Bearers.Redeem(visitor.Http, second, itsVerifier)).TryGetProperty("access_token", out _), Is.False);
    }

    [Test]
    public async Task The_issuer_is_the_platforms_own_host()
    {
        foreach (var label in new[] { "souss-massa", "oriental", "alliance" })
        {
            using var client = _host.Client(label);
            var discovery = await client.GetFromJsonAsync<JsonElement>(new Uri(".well-known/openid-configuration", UriKind.Relative));

            Assert.That(discovery.GetProperty("issuer").GetString(), Is.EqualTo(_host.Address(label).ToString()));
        }
    }

    private OidcClient ClientOf(string label) => new(new OidcClientOptions
    {
        Authority = _host.Address(label).ToString(),
        ClientId = Bearers.ClientId,
        RedirectUri = Bearers.RedirectUri,
        Scope = "openid profile offline_access api",
        Browser = new SignedInBrowser(_host, label),
        BackchannelHandler = RunningHost.Loopback(followRedirects: false),
        Policy = { Discovery = { RequireHttps = false } },
    });

    private async Task<HttpStatusCode> ApiStatus(string label, string? token)
    {
        using var client = _host.Client(label);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(new Uri("api/loans", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>A browser whose user is signed in at the platform: follows the authorization request to the client's redirect.</summary>
    private sealed class SignedInBrowser(RunningHost host, string label) : IBrowser
    {
        public async Task<BrowserResult> InvokeAsync(BrowserOptions options, CancellationToken cancellationToken = default)
        {
            using var visitor = await Visitor.SignedIn(host, label, "directeur");
            using var answer = await visitor.Http.GetAsync(new Uri(options.StartUrl), cancellationToken);
            return new BrowserResult { ResultType = BrowserResultType.Success, Response = answer.Headers.Location!.ToString() };
        }
    }
}
