using System.Net;
using System.Security.Claims;
using Alliance.Identity.Access;
using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.Access;

public sealed class EndedSessionTests
{
    [Test]
    public async Task A_cookie_copied_before_signing_out_is_worth_nothing_after([Values("/sign-out", "/connect/logout")] string way)
    {
        var host = await TestHost.Shared;
        var email = $"leaving{way.Length}@x.example";
        using var owner = await host.SignedIn(email, [Roles.Director]);
        using var thief = host.Browse();
        thief.Steal(owner.SessionCookie);
        using (var before = await thief.Get("/api/account")) Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK), "there is a session to steal");

        using (var left = await owner.PostForm(way)) Assert.That((int)left.StatusCode, Is.LessThan(400));

        using var copy = host.Browse();
        copy.Steal(thief.SessionCookie);
        using var after = await thief.Get("/api/account");
        using var again = await copy.Get("/api/account");
        Assert.That((after.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    [TestCase("/sign-out")]
    [TestCase("/connect/logout")]
    public async Task Who_signs_out_is_let_go_while_the_database_is_locked_and_told_what_that_means(string way)
    {
        await using var host = await TestHost.Start();
        using var browser = await host.SignedIn("held@x.example", [Roles.Director]);
        await using var scope = host.In("ism");
        await using var held = new SqliteConnection(scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.GetConnectionString());
        await held.OpenAsync();
        await Execute(held, "BEGIN EXCLUSIVE");

        using var left = await browser.PostForm(way);

        Assert.That(browser.CookieNames, Has.None.EqualTo("alliance"));
        Assert.That(left.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?done=ends-later"));
        await Execute(held, "ROLLBACK");
        Assert.That(await browser.GetStringOf("/sign-in?done=ends-later"), Does.Contain("24 h"));
    }

    [TestCase("/sign-out")]
    [TestCase("/connect/logout")]
    public async Task Nor_is_anybody_held_who_could_not_even_be_looked_up(string way)
    {
        await using var host = await TestHost.Start();
        using var browser = await host.SignedIn("unseen@x.example", [Roles.Director]);
        await using var scope = host.In("ism");
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.ExecuteSqlRawAsync("ALTER TABLE identity_ended_sessions RENAME TO elsewhere");

        using var left = await browser.PostForm(way);

        Assert.That(browser.CookieNames, Has.None.EqualTo("alliance"));
        Assert.That(left.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?done=ends-later"));
    }

    [Test]
    public async Task A_session_without_a_key_could_not_be_ended_so_it_is_not_open()
    {
        var host = await TestHost.Shared;
        var account = await host.Join("keyless@x.example", [Roles.Director]);
        await using var scope = host.In("ism");
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        var whole = sessions.Of(account, DateTimeOffset.UtcNow);
        var keyless = new ClaimsPrincipal(new ClaimsIdentity(whole.Claims.Where(x => x.Type != ClaimNames.Session), "test"));

        Assert.That((await sessions.IsOpen(whole), await sessions.IsOpen(keyless)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Another_session_of_the_same_person_goes_on()
    {
        var host = await TestHost.Shared;
        using var desk = await host.SignedIn("two-places@x.example", [Roles.Director]);
        using var phone = host.Browse();
        (await phone.SignIn("two-places@x.example")).Dispose();

        (await phone.PostForm("/sign-out")).Dispose();

        using var answer = await desk.Get("/api/account");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task However_busy_a_session_ends_after_its_longest_life()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock, settings: [("Identity:Session:Idle", "02:00:00"), ("Identity:Session:Longest", "05:00:00")]);
        using var browser = await host.SignedIn("busy@x.example", [Roles.Director]);
        for (var hour = 1; hour <= 4; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            using var kept = await browser.Get("/api/account");
            Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"after {hour} hours");
            if (hour == 3) (await browser.Put("/api/account", new { name = "Autre Nom", language = "fr" })).Dispose(); // no password given: no new life
        }

        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(2));
        using var ended = await browser.Get("/api/account");

        Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_change_of_name_on_ones_page_gives_no_longer_life()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock, settings: [("Identity:Session:Idle", "02:00:00"), ("Identity:Session:Longest", "02:00:00")]);
        using var browser = await host.SignedIn("renamed@x.example", [Roles.Director]);
        clock.Advance(TimeSpan.FromMinutes(90));
        using (var renamed = await browser.Submit("/account", "profile", ("name", "Autre Nom"), ("language", "fr"))) Assert.That(renamed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        clock.Advance(TimeSpan.FromMinutes(31));

        using var ended = await browser.Get("/api/account");

        Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
