using System.Net;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Administering;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.Access;

public sealed class SessionTests
{
    [Test]
    public async Task A_cookie_is_good_at_its_own_organisation_alone()
    {
        var host = await TestHost.Shared;
        using var own = await host.SignedIn("own@x.example", [Roles.Director]);
        using var sister = host.Browse("oriental");
        sister.Steal(own.SessionCookie);

        using var there = await sister.Get("/api/account");
        using var here = await own.Get("/api/account");

        Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(here.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Even_where_organisations_share_keys_the_claim_refuses_a_foreign_cookie_and_takes_it_away()
    {
        await using var host = await TestHost.Start(x => x.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())));
        using var own = await host.SignedIn("shared@x.example", [Roles.Director]);
        using var sister = host.Browse("oriental");
        sister.Steal(own.SessionCookie);

        using var there = await sister.Get("/api/account");

        Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(sister.CookieNames, Has.None.EqualTo("alliance"));
    }

    [Test]
    public async Task On_a_secure_network_the_cookie_belongs_to_this_host_alone()
    {
        await using var host = await TestHost.Start(settings: ("Network:Scheme", "https"));
        await host.Join("secure@x.example", [Roles.Director]);
        using var browser = host.Browse(scheme: "https");

        using var answer = await browser.SignIn("secure@x.example");

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(x => x.StartsWith("__Host-alliance=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("; secure").And.Contain("; path=/").And.Contain("; samesite=lax").And.Contain("; httponly").And.Not.Contain("domain"));
        Assert.That(browser.CookieNames, Does.Contain("__Host-alliance-forms"));
    }

    [TestCase("http://oriental.localhost", null)]
    [TestCase("http://souss-massa.localhost:81", null)]
    [TestCase("null", null)]
    [TestCase(null, "same-site")]
    [TestCase(null, "cross-site")]
    [TestCase("http://souss-massa.localhost", "same-site")]
    public async Task A_change_sent_by_another_origin_is_refused(string? origin, string? site)
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn($"{Guid.NewGuid():N}@x.example", [Roles.Director]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await browser.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Code(), Is.EqualTo("cross-site"));
        using var still = await browser.Get("/api/account");
        Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK), "nothing was changed");
    }

    [Test]
    public async Task A_change_from_ones_own_page_passes()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("ownpage@x.example", [Roles.Director]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add("Origin", "http://souss-massa.localhost");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await browser.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_web_socket_opened_by_another_origin_is_refused()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("socket@x.example", [Roles.Director]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/account");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.Add("Origin", "http://oriental.localhost");

        using var answer = await browser.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_deactivated_account_is_out_within_a_minute()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock, settings: ("Identity:Session:Revalidation", "00:01:00"));
        using var administrator = await host.SignedIn("admin@x.example", [Roles.PlatformAdministrator]);
        using var browser = await host.SignedIn("closed@x.example", [Roles.Director]);
        var account = await host.Load("closed@x.example");

        using (var closed = await administrator.Put($"/api/accounts/{account.Id}/deactivation")) Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        clock.Advance(TimeSpan.FromSeconds(61));

        using var after = await browser.Get("/api/account");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(browser.CookieNames, Has.None.EqualTo("alliance"));
    }

    [Test]
    public async Task Other_roles_are_noticed_without_signing_in_again()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("promoter@x.example", [Roles.PlatformAdministrator]);
        using var browser = await host.SignedIn("promoted@x.example", [Roles.LoanOfficer]);
        using (var before = await browser.Get("/api/accounts")) Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        var account = await host.Load("promoted@x.example");
        using var changed = await administrator.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Auditor } });

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var after = await browser.Get("/api/accounts");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Programs_hear_a_problem_and_people_are_sent_to_the_door()
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse();

        using var program = await browser.Get("/api/account");
        using var person = await browser.Get("/account?tab=1");

        Assert.That(program.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await program.Code(), Is.EqualTo("not-signed-in"));
        Assert.That(program.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
        Assert.That(person.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(person.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?returnUrl=%2Faccount%3Ftab%3D1"));
    }

    [Test]
    public async Task A_bad_token_is_not_made_good_by_a_cookie()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("both@x.example", [Roles.Director]);
        browser.Bear("nonsense");

        using var answer = await browser.Get("/api/account");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase(true, Description = "deactivated")]
    [TestCase(false, Description = "other roles")]
    public async Task A_circuit_ends_when_its_account_changes_and_so_do_scopes_opened_from_it(bool deactivated)
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "00:00:00.050"));
        var account = await host.Join("circuit@x.example", [Roles.PlatformAdministrator]);
        await using var circuit = host.In("ism");
        var services = circuit.ServiceProvider;
        var principal = services.GetRequiredService<Sessions>().Of(account, DateTimeOffset.UtcNow);
        var user = services.GetRequiredService<CurrentUser>();
        user.Set(principal);
        var session = (CircuitSession)services.GetRequiredService<AuthenticationStateProvider>();
        session.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        await using var click = host.In("ism");
        user.CarryInto(click.ServiceProvider);
        var clicking = click.ServiceProvider.GetRequiredService<ICurrentUser>();
        var looks = 0;
        using (Statements.Of(services.GetRequiredService<IdentityDb>().Database.GetDbConnection().DataSource, _ => Interlocked.Increment(ref looks)))
            await Eventually.Holds(() => Volatile.Read(ref looks) >= 3, "the session to be looked at a few times");
        Assert.That(clicking.May(AccountPermissions.Manage), Is.True, "and still good");

        await host.Change("circuit@x.example", x =>
        {
            if (deactivated) x.Deactivate(DateTime.UtcNow);
            else x.ChangeRoles([Roles.Mentor]);
        });

        await Eventually.Holds(async () => !(await session.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated, "the circuit to end");
        Assert.That(clicking.May(AccountPermissions.Manage), Is.False);
    }

    [Test]
    public async Task A_session_of_another_organisation_holds_nowhere_else()
    {
        var host = await TestHost.Shared;
        var account = await host.Join("claim@x.example", [Roles.Director]);
        await using var here = host.In("ism");
        await using var there = host.In("ior");
        var principal = here.ServiceProvider.GetRequiredService<Sessions>().Of(account, DateTimeOffset.UtcNow);

        Assert.That(await here.ServiceProvider.GetRequiredService<Sessions>().Find(principal), Is.Not.Null);
        Assert.That(await there.ServiceProvider.GetRequiredService<Sessions>().Find(principal), Is.Null);
        Assert.That(Sessions.BelongTo(new TenantContext(), principal), Is.False);
    }

    [Test]
    public async Task A_scope_acts_for_one_user_only()
    {
        var host = await TestHost.Shared;
        var (one, other) = (await host.Join("one@x.example", [Roles.Director]), await host.Join("other@x.example", [Roles.Director]));
        await using var scope = host.In("ism");
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.Set(sessions.Of(one, DateTimeOffset.UtcNow));

        Assert.That(() => user.Set(sessions.Of(other, DateTimeOffset.UtcNow)), Throws.InvalidOperationException);
        Assert.That(user.AccountId, Is.EqualTo(one.Id.Value));
    }
}
