using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Identity.OpenId;
using Alliance.Kernel;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.EntityFrameworkCore.Models;

namespace Alliance.Identity.Tests.OpenId;

public sealed class OpenIdTests
{
    [TestCase("souss-massa")]
    [TestCase("oriental")]
    [TestCase("alliance")]
    public async Task Each_organisation_is_its_own_issuer(string label)
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse(label);

        using var discovery = JsonDocument.Parse(await browser.GetStringOf("/.well-known/openid-configuration"));

        Assert.That(discovery.RootElement.GetProperty("issuer").GetString(), Is.EqualTo($"http://{label}.localhost/"));
        Assert.That(discovery.RootElement.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(x => x.GetString()), Does.Contain("S256"));
    }

    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/jwks")]
    [TestCase("/connect/authorize?client_id=portal")]
    [TestCase("/api/account")]
    [TestCase("/sign-in")]
    public async Task The_networks_own_host_has_no_accounts(string path)
    {
        var host = await TestHost.Shared;
        using var program = host.Browse();
        using var network = host.BrowseNetwork();
        using (var anonymous = await network.Get(path)) Assert.That(anonymous.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        network.Bear(await Tokens.OfReports(program));
        using var bearing = await network.Get(path);

        Assert.That(bearing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_programs_token_is_good_at_its_own_organisation_alone()
    {
        var host = await TestHost.Shared;
        using var own = host.Browse();
        using var sister = host.Browse("oriental");
        var token = await Tokens.OfReports(own);
        own.Bear(token);
        sister.Bear(token);

        using var here = await own.Get("/api/accounts");
        using var there = await sister.Get("/api/accounts");

        Assert.That(here.StatusCode, Is.EqualTo(HttpStatusCode.OK), "an auditor reads");
        Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await there.Code(), Is.EqualTo("not-signed-in"));
        Assert.That(await own.GetStringOf("/api/account"), Does.Contain("\"id\":null").And.Contain("Reports"));
    }

    [Test]
    public async Task A_program_has_the_roles_of_its_registration_and_a_secret()
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse();

        using var wrong = await Tokens.AskForReports(browser, "guess");
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Tokens.Field(wrong, "error"), Is.EqualTo("invalid_client"));

        browser.Bear(await Tokens.OfReports(browser));
        using var invite = await browser.Post("/api/accounts", new { email = "p@x.example", name = "Nom", roles = new[] { Roles.Mentor } });
        Assert.That(invite.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_client_signs_a_person_in_with_a_code()
    {
        var host = await TestHost.Shared;
        await host.Join("oidc@x.example", [Roles.Auditor]);
        using var browser = host.Browse();
        using var start = await browser.Get(Tokens.AuthorizePath());
        Assert.That(start.Headers.Location?.OriginalString, Does.StartWith("/sign-in?returnUrl=%2Fconnect%2Fauthorize"));

        using var signedIn = await browser.SignIn("oidc@x.example", page: start.Headers.Location!.OriginalString);
        using var back = await browser.GetAsync(signedIn.Headers.Location);
        Assert.That(back.Headers.Location?.OriginalString, Does.StartWith(Tokens.Redirect + "?"));
        var brought = QueryHelpers.ParseQuery(back.Headers.Location!.Query);
        Assert.That((brought["state"].ToString(), brought["iss"].ToString()), Is.EqualTo(("s", "http://souss-massa.localhost/")));

        using var client = host.Browse();
        using var answer = await Tokens.Exchange(client, brought["code"].ToString());
        var identity = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode((await Tokens.Field(answer, "id_token")).Split('.')[1]));
        Assert.That(identity, Does.Contain("\"org\":\"ism\"").And.Contain("\"nonce\":\"n\"").And.Contain("oidc@x.example").And.Not.Contain("stamp"));

        client.Bear(await Tokens.Field(answer, "access_token"));
        Assert.That(await client.GetStringOf("/api/account"), Does.Contain("oidc@x.example"));
        Assert.That(await client.GetStringOf("/connect/userinfo"), Does.Contain("oidc@x.example").And.Contain(Roles.Auditor));
    }

    [Test]
    public async Task A_code_and_its_tokens_are_good_at_their_own_organisation_alone()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("code@x.example", [Roles.Auditor]);
        using var sister = host.Browse("oriental");
        using var client = host.Browse();
        using (var foreign = await Tokens.Exchange(sister, await Tokens.Code(browser))) Assert.That(await Tokens.Field(foreign, "error"), Is.EqualTo("invalid_grant"));

        using var answer = await Tokens.Exchange(client, await Tokens.Code(browser));
        var refresh = await Tokens.Field(answer, "refresh_token");

        using (var foreign = await Tokens.Refresh(sister, refresh)) Assert.That(await Tokens.Field(foreign, "error"), Is.EqualTo("invalid_grant"));
        sister.Bear(await Tokens.Field(answer, "access_token"));
        using (var foreign = await sister.Get("/connect/userinfo")) Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        using (var foreign = await sister.Get("/api/account")) Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var refreshed = await Tokens.Refresh(client, refresh);
        Assert.That(refreshed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_code_needs_its_verifier_and_works_once()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("pkce@x.example", [Roles.Auditor]);
        using var client = host.Browse();

        using var stolen = await Tokens.Exchange(client, await Tokens.Code(browser), "another-verifier-another-verifier-another-verifier");
        Assert.That(await Tokens.Field(stolen, "error"), Is.EqualTo("invalid_grant"));

        var code = await Tokens.Code(browser);
        using var first = await Tokens.Exchange(client, code);
        using var again = await Tokens.Exchange(client, code);
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Tokens.Field(again, "error"), Is.EqualTo("invalid_grant"));
    }

    [TestCase("code_challenge", null)]
    [TestCase("redirect_uri", "http://evil.example/callback")]
    [TestCase("client_id", "unknown")]
    [TestCase("response_type", "token")]
    public async Task A_request_that_is_not_registered_so_gets_no_code(string name, string? value)
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn($"{Guid.NewGuid():N}@x.example", [Roles.Auditor]);
        Assert.That(await Tokens.Code(browser), Is.Not.Empty, "but for that one parameter it would");

        using var answer = await browser.Get(Tokens.AuthorizePath((name, value)));

        Assert.That(answer.Headers.Location?.Query ?? "", Does.Not.Contain("code="));
        Assert.That(answer.Headers.Location?.Host, Is.Not.EqualTo("evil.example"));
    }

    [Test]
    public async Task Who_wants_no_questions_and_is_not_signed_in_hears_so()
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse();

        using var answer = await browser.Get(Tokens.AuthorizePath(("prompt", "none")));

        Assert.That(QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["error"].ToString(), Is.EqualTo("login_required"));
    }

    [TestCase("prompt", "login")]
    [TestCase("max_age", "1")]
    public async Task A_client_may_insist_on_a_fresh_sign_in(string name, string value)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var browser = await host.SignedIn("fresh@x.example", [Roles.Auditor]);
        clock.Advance(TimeSpan.FromSeconds(5));

        using var asked = await browser.Get(Tokens.AuthorizePath((name, value)));
        Assert.That(asked.Headers.Location?.OriginalString, Does.StartWith("/sign-in?"));

        using var again = await browser.SignIn("fresh@x.example", page: asked.Headers.Location!.OriginalString);
        using var back = await browser.GetAsync(again.Headers.Location);
        Assert.That(back.Headers.Location?.Query, Does.Contain("code="));
    }

    [Test]
    public async Task Closing_an_account_ends_its_tokens_at_once()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("closer@x.example", [Roles.PlatformAdministrator]);
        using var browser = await host.SignedIn("tokens@x.example", [Roles.Auditor]);
        using var client = host.Browse();
        using var tokens = await Tokens.Exchange(client, await Tokens.Code(browser));
        client.Bear(await Tokens.Field(tokens, "access_token"));
        using (var before = await client.Get("/api/account")) Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var account = await host.Load("tokens@x.example");
        (await administrator.Put($"/api/accounts/{account.Id}/deactivation")).Dispose();

        using (var after = await client.Get("/api/account")) Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        client.DefaultRequestHeaders.Authorization = null;
        using var refreshed = await Tokens.Refresh(client, await Tokens.Field(tokens, "refresh_token"));
        Assert.That(await Tokens.Field(refreshed, "error"), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_token_without_the_interfaces_scope_does_not_open_it()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("scope@x.example", [Roles.Auditor]);
        using var client = host.Browse();
        using var tokens = await Tokens.Exchange(client, await Tokens.Code(browser, ("scope", "openid")));
        client.Bear(await Tokens.Field(tokens, "access_token"));

        using var answer = await client.Get("/api/account");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Keys_are_made_once_for_the_deployment_and_kept_protected()
    {
        await using var host = await TestHost.Start(settings: ("Identity:SigningKey", ""));
        using var one = host.Browse();
        using var other = host.Browse("oriental");

        Assert.That(await one.GetStringOf("/.well-known/jwks"), Is.EqualTo(await other.GetStringOf("/.well-known/jwks")).And.Contain("RS256"));

        await using var scope = host.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<RegistryDb>().Secrets.ToListAsync();
        Assert.That(kept.Select(x => x.Name), Is.EquivalentTo(new[] { "openid-signing-key", "openid-encryption-key" }));
        Assert.That(kept.Select(x => x.Value), Has.None.Contain("PRIVATE KEY"));
    }

    [Test]
    public async Task Of_two_replicas_that_make_a_secret_at_once_both_keep_the_same()
    {
        await using var host = await TestHost.Start();
        var secrets = host.Services.GetRequiredService<IDeploymentSecrets>();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(x => Task.Run(() => secrets.GetOrCreate("contended", () => $"made by {x}"))));

        Assert.That(made.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Old_tokens_are_removed_after_a_fortnight()
    {
        await using var host = await TestHost.Start();
        using var browser = host.Browse();
        await Tokens.OfReports(browser);
        await using var scope = host.In("ism");
        var tokens = scope.ServiceProvider.GetRequiredService<IdentityDb>().Set<OpenIddictEntityFrameworkCoreToken<Guid>>();
        var prune = scope.ServiceProvider.GetRequiredService<PruneTokens>();
        Assert.That(await prune.Prune(), Is.Zero);

        DateTime? old = DateTime.UtcNow.AddDays(-15);
        await tokens.ExecuteUpdateAsync(x => x.SetProperty(y => y.CreationDate, old).SetProperty(y => y.ExpirationDate, old));

        Assert.That(await prune.Prune(), Is.EqualTo(1));
        Assert.That(await tokens.AnyAsync(), Is.False);
    }
}
