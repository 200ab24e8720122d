using System.Net;
using System.Text.Json;
using Alliance.Identity.Accounts;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

public sealed class AccountAdministrationTests
{
    [Test]
    public async Task An_administrator_invites_and_sends_the_invitation_again()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("a1@x.example", [Roles.PlatformAdministrator]);

        using var invited = await administrator.Post("/api/accounts", new { email = "twice@x.example", name = "Deux Fois", roles = new[] { Roles.Mentor }, language = "ar" });
        var account = await host.Load("twice@x.example");
        using var again = await administrator.Post($"/api/accounts/{account.Id}/invitation");

        Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((await host.Mails.Next("twice@x.example", 2)).HtmlBody, Does.Contain("dir=\"rtl\""));
    }

    [TestCase("twin@x.example", "Nom", "mentor", null, 409, "account.email-taken")]
    [TestCase("TWIN@x.example", "Nom", "mentor", null, 409, "account.email-taken")]
    [TestCase("free1@x.example", "Nom", "king", null, 409, "account.unknown-role")]
    [TestCase("free2@x.example", "Nom", "national-administrator", null, 409, "account.unknown-role")]
    [TestCase("free3@x.example", "Nom", "mentor", "de", 409, "account.unknown-language")]
    [TestCase("free4@x.example", "   ", "mentor", null, 400, null)]
    [TestCase("not an address", "Nom", "mentor", null, 400, null)]
    [TestCase("hind mernissi@menara.example", "Nom", "mentor", null, 400, null)]
    [TestCase("hind.@menara.example", "Nom", "mentor", null, 400, null)]
    [TestCase("hind..m@menara.example", "Nom", "mentor", null, 400, null)]
    [TestCase("free7@x.example", "\u200F\u0002", "mentor", null, 400, "bad-request")]
    [TestCase("free5@x.example", "", "mentor", null, 400, null)]
    [TestCase("free6@x.example", "Nom", null, null, 400, null)]
    public async Task A_wrong_invitation_is_refused_with_its_reason(string email, string name, string? role, string? language, int status, string? code)
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn($"{Guid.NewGuid():N}@x.example", [Roles.PlatformAdministrator]);
        if (code is "account.email-taken") await host.EnsureJoined("twin@x.example");

        using var answer = await administrator.Post("/api/accounts", new { email, name, roles = role is null ? Array.Empty<string>() : [role], language });

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        if (code is not null) Assert.That(await answer.Code(), Is.EqualTo(code));
        var right = $"{Guid.NewGuid():N}@x.example";
        using var invited = await administrator.Post("/api/accounts", new { email = right, name = "Nom", roles = new[] { "mentor" } });
        await host.Mails.Next(right);
        Assert.That(host.Mails.To(email), Is.Empty);
    }

    [Test]
    public async Task Accounts_are_searched_filtered_sorted_and_paged()
    {
        await using var host = await TestHost.Start();
        using var administrator = await host.SignedIn("a3@x.example", [Roles.PlatformAdministrator]);
        foreach (var name in new[] { "alpha", "beta", "gam%ma" }) await host.Join(name + "@list.example", [Roles.Mentor]);

        Assert.That(await Emails(administrator, "?search=BETA"), Is.EqualTo(new[] { "beta@list.example" }));
        Assert.That(await Emails(administrator, "?search=%25"), Is.Empty, "a wildcard is a sign like any other, and signs are not looked for");
        Assert.That(await Emails(administrator, "?search=gam%25ma"), Is.EqualTo(new[] { "gam%ma@list.example" }));
        Assert.That(await Emails(administrator, "?role=mentor&sortedBy=email&descending=true"), Is.EqualTo(new[] { "gam%ma@list.example", "beta@list.example", "alpha@list.example" }));
        Assert.That(await Emails(administrator, "?role=mentor&sortedBy=email&page=2&size=2"), Is.EqualTo(new[] { "gam%ma@list.example" }));
        Assert.That(await Emails(administrator, "?state=invited"), Is.EqualTo(new[] { "first@souss-massa.example" }));
        using var bad = await administrator.Get("/api/accounts?size=100000");
        Assert.That(bad.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_auditor_reads_and_changes_nothing()
    {
        var host = await TestHost.Shared;
        using var auditor = await host.SignedIn("auditor@x.example", [Roles.Auditor]);
        var other = await host.Join("untouched@x.example", [Roles.Mentor]);

        using var read = await auditor.Get("/api/accounts");
        HttpResponseMessage[] changes =
        [
            await auditor.Post("/api/accounts", new { email = "no@x.example", name = "Nom", roles = new[] { Roles.Mentor } }),
            await auditor.Post($"/api/accounts/{other.Id}/invitation"),
            await auditor.Put($"/api/accounts/{other.Id}/roles", new { roles = new[] { Roles.Director } }),
            await auditor.Put($"/api/accounts/{other.Id}/deactivation"),
            await auditor.Delete($"/api/accounts/{other.Id}/deactivation"),
            await auditor.Delete($"/api/accounts/{other.Id}/lock"),
        ];

        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var change in changes)
        {
            Assert.That(change.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), change.RequestMessage?.RequestUri?.ToString());
            Assert.That(await change.Code(), Is.EqualTo("not-allowed"));
            change.Dispose();
        }
    }

    [Test]
    public async Task Another_organisations_account_is_not_there()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("a4@x.example", [Roles.PlatformAdministrator]);
        var foreign = await host.Join("foreign@x.example", [Roles.Mentor], "ior");

        using var answer = await administrator.Put($"/api/accounts/{foreign.Id}/deactivation");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await host.Load("foreign@x.example", "ior")).DeactivatedAt, Is.Null);
    }

    [Test]
    public async Task The_last_administrator_stays_one()
    {
        await using var host = await TestHost.Start();
        using var last = await host.SignedIn("last@x.example", [Roles.PlatformAdministrator, Roles.Director]);
        var account = await host.Load("last@x.example");

        using var demoted = await last.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Director } });
        using var closed = await last.Put($"/api/accounts/{account.Id}/deactivation");
        Assert.That(await demoted.Code(), Is.EqualTo("account.last-administrator"), "the invited one hasn't joined yet");
        Assert.That(await closed.Code(), Is.EqualTo("account.last-administrator"));
        Assert.That((await host.Load("last@x.example")).Roles, Does.Contain(Roles.PlatformAdministrator));

        await host.Join("second@x.example", [Roles.PlatformAdministrator]);
        using var own = await last.Put($"/api/accounts/{account.Id}/deactivation");
        using var now = await last.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Director } });
        Assert.That(await own.Code(), Is.EqualTo("account.yourself"));
        Assert.That(now.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Two_administrators_who_remove_each_other_at_once_do_not_both_succeed()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "01:00:00"));
        for (var round = 0; round < 5; round++)
        {
            var (left, right) = ($"left{round}@x.example", $"right{round}@x.example");
            using var one = await host.SignedIn(left, [Roles.PlatformAdministrator]);
            using var other = await host.SignedIn(right, [Roles.PlatformAdministrator]);
            var (leftId, rightId) = ((await host.Load(left)).Id, (await host.Load(right)).Id);

            var answers = await Task.WhenAll(one.Put($"/api/accounts/{rightId}/deactivation"), other.Put($"/api/accounts/{leftId}/deactivation"));

            Assert.That(answers.Select(x => x.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict }));
            var remaining = (await host.Load(left)).DeactivatedAt is null ? left : right;
            await host.Change(remaining, x => x.Deactivate(DateTime.UtcNow)); // for the next round
        }
    }

    [Test]
    public async Task A_locked_account_is_unlocked_and_a_closed_one_opened_again()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("a5@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("shut@x.example", [Roles.Mentor]);
        using var browser = host.Browse();
        for (var i = 0; i < Account.MostFailedAttempts; i++) (await browser.SignIn("shut@x.example", "wrong")).Dispose();

        (await administrator.Delete($"/api/accounts/{account.Id}/lock")).Dispose();
        using (var unlocked = await browser.SignIn("shut@x.example")) Assert.That(unlocked.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        (await administrator.Put($"/api/accounts/{account.Id}/deactivation")).Dispose();
        using var later = host.Browse();
        using (var closed = await later.SignIn("shut@x.example")) Assert.That((int)closed.StatusCode, Is.EqualTo(422));
        (await administrator.Delete($"/api/accounts/{account.Id}/deactivation")).Dispose();
        using (var opened = await later.SignIn("shut@x.example")) Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task One_changes_ones_own_name_language_and_password()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("self@x.example", [Roles.Mentor]);
        using var elsewhere = host.Browse();
        (await elsewhere.SignIn("self@x.example")).Dispose();

        using (var profile = await browser.Submit("/account", "profile", ("name", "Amina Soussi"), ("language", "ar"))) Assert.That(profile.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using (var wrong = await browser.Submit("/account", "password", ("current", "wrong"), ("new", "une phrase bien à moi"))) Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        using (var right = await browser.Submit("/account", "password", ("current", TestHost.Password), ("new", "une phrase bien à moi"))) Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var account = await host.Load("self@x.example");
        Assert.That((account.DisplayName, account.Language), Is.EqualTo(("Amina Soussi", "ar")));
        using var here = await browser.Get("/api/account");
        using var there = await elsewhere.Get("/api/account");
        Assert.That((here.StatusCode, there.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)), "this session goes on, others end");
    }

    private static async Task<string[]> Emails(Browser browser, string query)
    {
        using var document = JsonDocument.Parse(await browser.GetStringOf("/api/accounts" + query));
        return [.. document.RootElement.GetProperty("accounts").EnumerateArray().Select(x => x.GetProperty("email").GetString()!)];
    }
}
