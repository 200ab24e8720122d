using System.Net;
using Alliance.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.OpenId;

/// <summary>How long ago somebody gave the password, as far as clients care.</summary>
public sealed class FreshnessTests
{
    [TestCase("prompt", "login")]
    [TestCase("max_age", "0")]
    public async Task A_client_that_insists_ends_no_session_until_its_user_has_signed_in_again(string name, string value)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("insisted@x.example", [Roles.Auditor]);
        using var copy = host.Browse();
        copy.Steal(browser.SessionCookie);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        clock.Advance(TimeSpan.FromSeconds(5));

        using var asked = await browser.Get(Tokens.AuthorizePath((name, value)));
        var page = asked.Headers.Location!.OriginalString;
        using (var still = await browser.Get("/api/account")) Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK), "whoever sent this browser here signs nobody out");
        var back = QueryHelpers.ParseQuery(page[page.IndexOf('?', StringComparison.Ordinal)..])["returnUrl"].ToString();
        using (var unheard = await browser.Get(back)) Assert.That(unheard.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"), "and nobody gets around it");
        Assert.That(await browser.GetStringOf(page), Does.Contain("name=\"password\"").And.Contain("href=\"/\""));
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        using (var wrong = await browser.SignIn("insisted@x.example", "wrong", page)) Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        using (var still = await browser.Get("/api/account")) Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        using var again = await browser.SignIn("insisted@x.example", page: page);
        using var answered = await browser.GetAsync(again.Headers.Location);
        using var former = await copy.Get("/api/account");

        Assert.That(answered.Headers.Location?.Query, Does.Contain("code="));
        Assert.That(former.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the session before has ended");
    }

    /// <summary>The same person at two devices: the other's cookie is older than the wish, and is no answer to it.</summary>
    [TestCase("prompt", "login")]
    [TestCase("max_age", "0")]
    [TestCase("max_age", "3")]
    public async Task Another_session_from_before_meets_no_wish(string name, string value)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("twice@x.example", [Roles.Auditor]);
        using var other = host.Browse();
        (await other.SignIn("twice@x.example")).Dispose();
        clock.Advance(TimeSpan.FromSeconds(5));
        var back = await Back(browser, Tokens.AuthorizePath((name, value)));

        using var unheard = await other.Get(back);

        Assert.That(unheard.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));
    }

    /// <summary>Anybody can ask without a session, and send somebody who has one back with what they got.</summary>
    [Test]
    public async Task What_a_stranger_asked_for_meets_no_wish()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("sent@x.example", [Roles.Auditor]);
        using var stranger = host.Browse();
        clock.Advance(TimeSpan.FromMinutes(5));
        var back = await Back(stranger, Tokens.AuthorizePath(("prompt", "login")));

        using var unheard = await browser.Get(back);

        Assert.That(unheard.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));
    }

    [TestCase("client_id", "second")]
    [TestCase("state", "another")]
    [TestCase("nonce", "another")]
    public async Task Signing_in_for_one_request_meets_no_other_requests_wish(string name, string value)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        await host.AddClient("second");
        using var browser = await host.SignedIn("asked@x.example", [Roles.Auditor]);
        clock.Advance(TimeSpan.FromSeconds(5));
        using var asked = await browser.Get(Tokens.AuthorizePath(("prompt", "login")));
        var page = asked.Headers.Location!.OriginalString;
        using var again = await browser.SignIn("asked@x.example", page: page);
        var ticket = QueryHelpers.ParseQuery(again.Headers.Location!.OriginalString.Split('?', 2)[1])["signed_in_after"].ToString();

        using var other = await browser.Get(Tokens.AuthorizePath(("prompt", "login"), (name, value), ("signed_in_after", ticket)));
        using var own = await browser.GetAsync(again.Headers.Location);

        Assert.That(other.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));
        Assert.That(own.Headers.Location?.Query, Does.Contain("code="));
    }

    /// <summary>At a shared computer, somebody else goes back to it in the browser's history.</summary>
    [Test]
    public async Task What_was_signed_in_for_is_answered_then_and_not_later()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("gone@x.example", [Roles.Auditor]);
        clock.Advance(TimeSpan.FromSeconds(5));
        using var asked = await browser.Get(Tokens.AuthorizePath(("prompt", "login")));
        using var again = await browser.SignIn("gone@x.example", page: asked.Headers.Location!.OriginalString);
        clock.Advance(TimeSpan.FromMinutes(3));

        using var late = await browser.GetAsync(again.Headers.Location);

        Assert.That(late.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));
    }

    [Test]
    public async Task An_age_of_nothing_is_nobodys_even_in_the_very_second()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("now@x.example", [Roles.Auditor]);

        using var asked = await browser.Get(Tokens.AuthorizePath(("max_age", "0")));

        Assert.That(asked.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));
    }

    /// <returns>Where a browser is sent after signing in, as whoever asked can read it.</returns>
    private static async Task<string> Back(Browser browser, string path)
    {
        using var asked = await browser.Get(path);
        var page = asked.Headers.Location!.OriginalString;
        return QueryHelpers.ParseQuery(page[page.IndexOf('?', StringComparison.Ordinal)..])["returnUrl"].ToString();
    }

    [Test]
    public async Task A_refresh_token_is_good_for_a_fortnight_after_signing_in_however_often_it_is_renewed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("refreshing@x.example", [Roles.Auditor]);
        using var client = host.Browse();
        using var tokens = await Tokens.Exchange(client, await Tokens.Code(browser));
        var refresh = await Tokens.Field(tokens, "refresh_token");
        foreach (var day in new[] { 5, 10, 13 })
        {
            clock.SetUtcNow(clock.Start.AddDays(day));
            using var renewed = await Tokens.Refresh(client, refresh);
            Assert.That(renewed.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"on day {day}");
            refresh = await Tokens.Field(renewed, "refresh_token");
        }

        clock.SetUtcNow(clock.Start.AddDays(14).AddMinutes(1));
        using var late = await Tokens.Refresh(client, refresh);

        Assert.That(await Tokens.Field(late, "error"), Is.EqualTo("invalid_grant"));
    }
}
