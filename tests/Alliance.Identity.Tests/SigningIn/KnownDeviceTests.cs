using System.Net;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.SigningIn;

/// <summary>Strangers who try an account's door: its owner hears of it and comes in as ever.</summary>
public sealed class KnownDeviceTests
{
    [Test]
    public async Task A_lock_is_told_to_the_accounts_owner()
    {
        var host = await TestHost.Shared;
        await host.Join("told@x.example", [Roles.Director]);
        using var stranger = host.Browse();

        await Fail(stranger, "told@x.example", Account.MostFailedAttempts - 1);
        Assert.That(host.Mails.To("told@x.example"), Is.Empty, "not for a slip of the finger");
        await Fail(stranger, "told@x.example", 1);

        var mail = await host.Mails.Next("told@x.example");
        Assert.That(mail.Subject, Does.Contain("fermé"));
        Assert.That(Outgoing.LinkIn(mail).AbsolutePath, Is.EqualTo("/reset-password"));
    }

    [Test]
    public async Task A_browser_that_the_account_knows_is_not_barred_by_strangers()
    {
        var host = await TestHost.Shared;
        using var own = await host.SignedIn("barred@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();
        using var stranger = host.Browse();
        await Fail(stranger, "barred@x.example", Account.MostFailedAttempts);

        using (var unknown = await host.Browse().SignIn("barred@x.example")) Assert.That((int)unknown.StatusCode, Is.EqualTo(422), "the account is locked");
        using var known = await own.SignIn("barred@x.example");

        Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task It_is_no_way_around_the_lock()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        using var own = await host.SignedIn("around@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();

        await Fail(own, "around@x.example", Account.MostFailedAttempts);
        using (var locked = await own.SignIn("around@x.example")) Assert.That((int)locked.StatusCode, Is.EqualTo(422));
        using (var elsewhere = await host.Browse().SignIn("around@x.example")) Assert.That(elsewhere.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the account itself isn't locked");
        clock.Advance(Account.LockedFor + TimeSpan.FromSeconds(1));
        using var open = await own.SignIn("around@x.example");

        Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_browser_known_to_one_account_is_a_stranger_to_another_and_to_another_organisation()
    {
        var host = await TestHost.Shared;
        using var own = await host.SignedIn("mine@x.example", [Roles.Director]);
        (await own.PostForm("/sign-out")).Dispose();
        await host.Join("theirs@x.example", [Roles.Director]);

        await Fail(own, "theirs@x.example", Account.MostFailedAttempts);

        using var locked = await own.SignIn("theirs@x.example");
        Assert.That((int)locked.StatusCode, Is.EqualTo(422));
        Assert.That((await host.Load("theirs@x.example")).StateAt(DateTime.UtcNow), Is.EqualTo(AccountState.Locked));
    }

    [Test]
    public async Task Mails_that_strangers_cause_are_few_wherever_they_ask()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Attempts:MailsToAccount", "3"));
        await host.Join("flooded@x.example", [Roles.Director]);
        await host.Join("spared@x.example", [Roles.Director]);

        for (var i = 0; i < 10; i++)
        {
            using var stranger = host.Browse();
            using var answer = await stranger.Submit("/forgotten-password", "forgotten-password", ("email", "flooded@x.example"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), "who asks is told the same");
        }

        using (var other = await host.Browse().Submit("/forgotten-password", "forgotten-password", ("email", "spared@x.example"))) Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await host.Mails.Next("spared@x.example"); // mails leave in order
        Assert.That(host.Mails.To("flooded@x.example"), Has.Count.EqualTo(3));
    }

    private static async Task Fail(Browser browser, string email, int times)
    {
        for (var i = 0; i < times; i++) (await browser.SignIn(email, "wrong password")).Dispose();
    }
}
