using System.Net;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.OpenId;

/// <summary>Signing out at a client's wish, and what a client may prove itself with.</summary>
public sealed class LeavingTests
{
    [Test]
    public async Task Whom_another_site_sends_to_sign_out_is_asked()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("sent@x.example", [Roles.Director]);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using (var sent = await browser.Get("/connect/logout?state=xyz"))
            Assert.That(sent.Headers.Location?.OriginalString, Is.EqualTo("/connect/leave?state=xyz"));
        using (var still = await browser.Get("/api/account")) Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        var page = await browser.GetStringOf("/connect/leave?state=xyz");
        Assert.That(page, Does.Contain("action=\"/connect/logout\"").And.Contain("name=\"state\" value=\"xyz\""));
        using (var left = await browser.PostForm("/connect/logout", ("state", "xyz"))) Assert.That((int)left.StatusCode, Is.LessThan(400));
        using var gone = await browser.Get("/api/account");
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_form_of_another_site_signs_nobody_out()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("forced@x.example", [Roles.Director]);
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        using (var forced = await browser.PostForm("/connect/logout")) Assert.That(forced.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        browser.DefaultRequestHeaders.Remove("Origin");
        using var still = await browser.Get("/api/account");
        Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_client_that_shows_the_persons_own_token_need_not_ask()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("hinted@x.example", [Roles.Director]);
        using var other = await host.SignedIn("not-hinted@x.example", [Roles.Director]);
        using var exchanged = await Tokens.Exchange(browser, await Tokens.Code(browser));
        var token = await Tokens.Field(exchanged, "id_token");

        using (var anothers = await other.Get($"/connect/logout?id_token_hint={token}")) Assert.That(anothers.Headers.Location?.OriginalString, Does.StartWith("/connect/leave"));
        (await browser.Get($"/connect/logout?id_token_hint={token}")).Dispose();

        using var gone = await browser.Get("/api/account");
        using var stays = await other.Get("/api/account");
        Assert.That((gone.StatusCode, stays.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
    }

    [Test]
    public async Task The_only_challenge_taken_is_a_hashed_one()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("plain@x.example", [Roles.Director]);

        using var plain = await browser.Get(Tokens.AuthorizePath(("code_challenge_method", "plain")));
        using var unsaid = await browser.Get(Tokens.AuthorizePath(("code_challenge_method", null)));
        using var discovery = JsonDocument.Parse(await browser.GetStringOf("/.well-known/openid-configuration"));

        Assert.That(plain.Headers.Location?.Query ?? "", Does.Not.Contain("code="));
        Assert.That(unsaid.Headers.Location?.Query ?? "", Does.Not.Contain("code="));
        Assert.That(discovery.RootElement.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(["S256"]));
    }
}
