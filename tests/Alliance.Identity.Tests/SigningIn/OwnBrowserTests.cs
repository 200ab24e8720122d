using System.Net;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.SigningIn;

/// <summary>What an account's own browsers may that strangers may not, and how long they are its own.</summary>
public sealed class OwnBrowserTests
{
    private const string NewPassword = "quatre chevaux dans la plaine";

    [Test]
    public async Task What_strangers_ask_for_leaves_a_lock_its_letter()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Attempts:MailsToAccount", "1"));
        await host.Join("measured@x.example", [Roles.Director]);
        using var stranger = host.Browse();
        for (var i = 0; i < 3; i++) await Ask(stranger, "measured@x.example");

        await Fail(stranger, "measured@x.example");

        Assert.That((await host.Mails.Next("measured@x.example", 2)).Subject, Does.Contain("fermé"));
        Assert.That(host.Mails.To("measured@x.example"), Has.Count.EqualTo(2), "one of each");
    }

    [Test]
    public async Task What_strangers_ask_for_keeps_no_owner_from_a_new_password()
    {
        await using var host = await TestHost.Start(settings: [("Identity:Attempts:MailsToAccount", "1"), ("Identity:Attempts:Mails", "2")]);
        using var own = await host.SignedIn("asking@x.example", [Roles.Director]);
        await host.Join("another@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();
        using var stranger = host.Browse();
        for (var i = 0; i < 2; i++) await Ask(stranger, "asking@x.example");
        Assert.That(await Ask(stranger, "asking@x.example"), Is.EqualTo(HttpStatusCode.TooManyRequests), "the neighbourhood has had its share");

        Assert.That(await Ask(own, "asking@x.example"), Is.EqualTo(HttpStatusCode.OK));

        await host.Mails.Next("asking@x.example", 2);
        Assert.That(await Ask(own, "another@x.example"), Is.EqualTo(HttpStatusCode.TooManyRequests), "to another account it is a stranger");
        await Ask(own, "asking@x.example");
        await Fail(stranger, "another@x.example");
        await host.Mails.Next("another@x.example"); // mails leave in order
        Assert.That(host.Mails.To("asking@x.example"), Has.Count.EqualTo(2), "its own share has a bound too");
    }

    [Test]
    public async Task What_neighbours_try_bars_no_browser_that_the_account_knows()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Attempts:SignIns", "4"));
        using var own = await host.SignedIn("neighbour@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();
        using var stranger = host.Browse();
        for (var i = 0; i < 4; i++) (await stranger.SignIn($"guess{i}@x.example", "wrong")).Dispose();

        using var barred = await host.Browse().SignIn("neighbour@x.example");
        using var known = await own.SignIn("neighbour@x.example");

        Assert.That((barred.StatusCode, known.StatusCode), Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.Redirect)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_was_locked_out_by_strangers_changes_the_password_from_a_known_browser(bool onThePage)
    {
        var host = await TestHost.Shared;
        var email = $"changing-{onThePage}@x.example".ToLowerInvariant();
        using var own = await host.SignedIn(email, [Roles.Director]);
        await Fail(host.Browse(), email);
        Assert.That((await host.Load(email)).StateAt(DateTime.UtcNow), Is.EqualTo(AccountState.Locked));

        using var changed = onThePage
            ? await own.Submit("/account", "password", ("current", TestHost.Password), ("new", NewPassword))
            : await own.Put("/api/account/password", new { current = TestHost.Password, @new = NewPassword });

        Assert.That(changed.StatusCode, Is.EqualTo(onThePage ? HttpStatusCode.OK : HttpStatusCode.NoContent));
        using var fresh = await host.Browse().SignIn(email, NewPassword);
        Assert.That(fresh.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task The_browser_in_which_the_password_was_changed_stays_known()
    {
        var host = await TestHost.Shared;
        using var own = await host.SignedIn("stays-known@x.example", [Roles.Director]);
        (await own.Submit("/account", "password", ("current", TestHost.Password), ("new", NewPassword))).Dispose();
        (await own.PostForm("/sign-out")).Dispose();
        await Fail(host.Browse(), "stays-known@x.example");

        using var known = await own.SignIn("stays-known@x.example", NewPassword);

        Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_new_password_by_mail_makes_strangers_of_all_browsers()
    {
        var host = await TestHost.Shared;
        using var before = await host.SignedIn("reset-devices@x.example", [Roles.Director]);
        (await before.PostForm("/sign-out")).Dispose();
        using var other = host.Browse();
        await Ask(other, "reset-devices@x.example");
        var link = await host.Mails.NextLink("reset-devices@x.example");
        using (var reset = await other.Submit(link.PathAndQuery, "reset-password", ("password", NewPassword))) Assert.That(reset.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        await Fail(host.Browse(), "reset-devices@x.example");

        using var barred = await before.SignIn("reset-devices@x.example", NewPassword);

        Assert.That((int)barred.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task An_account_knows_ten_browsers_and_forgets_the_one_unused_for_longest()
    {
        var host = await TestHost.Shared;
        using var first = await host.SignedIn("collector@x.example", [Roles.Director]);
        (await first.PostForm("/sign-out")).Dispose();
        for (var i = 0; i < 9; i++) (await host.Browse().SignIn("collector@x.example")).Dispose();
        using var last = host.Browse();
        (await last.SignIn("collector@x.example")).Dispose();
        (await last.PostForm("/sign-out")).Dispose();

        var account = await host.Load("collector@x.example");
        await using var scope = host.In("ism");
        Assert.That(await scope.ServiceProvider.GetRequiredService<IdentityDb>().Set<KnownDevice>().CountAsync(x => x.AccountId == account.Id), Is.EqualTo(10));
        await Fail(host.Browse(), "collector@x.example");
        using var forgotten = await first.SignIn("collector@x.example");
        using var known = await last.SignIn("collector@x.example");
        Assert.That(((int)forgotten.StatusCode, (int)known.StatusCode), Is.EqualTo((422, 302)));
    }

    [Test]
    public async Task A_lock_of_a_browser_is_told_to_the_accounts_owner()
    {
        var host = await TestHost.Shared;
        using var own = await host.SignedIn("own-lock@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();

        await Fail(own, "own-lock@x.example", Account.MostFailedAttempts - 1);
        Assert.That(host.Mails.To("own-lock@x.example"), Is.Empty, "not for a slip of the finger");
        await Fail(own, "own-lock@x.example", 3);

        var mail = await host.Mails.Next("own-lock@x.example");
        Assert.That(mail.Subject, Does.Contain("navigateur").And.Contain("fermé"));
        Assert.That(Outgoing.LinkIn(mail).AbsolutePath, Is.EqualTo("/reset-password"));
        Assert.That(host.Mails.To("own-lock@x.example"), Has.Count.EqualTo(1));
    }

    private static async Task<HttpStatusCode> Ask(Browser browser, string email)
    {
        using var answer = await browser.Submit("/forgotten-password", "forgotten-password", ("email", email));
        return answer.StatusCode;
    }

    private static async Task Fail(Browser browser, string email, int times = Account.MostFailedAttempts)
    {
        for (var i = 0; i < times; i++) (await browser.SignIn(email, "wrong password")).Dispose();
    }
}
