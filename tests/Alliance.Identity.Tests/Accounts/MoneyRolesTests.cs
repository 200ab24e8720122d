using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Who may move money, and who may agree to that, is decided by two persons.</summary>
public sealed class MoneyRolesTests
{
    [Test]
    public async Task A_role_that_moves_money_or_agrees_to_it_waits_for_a_second_person_and_is_told_to_the_directors(
        [Values(Roles.Treasurer, Roles.Director, Roles.PlatformAdministrator)] string role)
    {
        await using var host = await TestHost.Start();
        await host.Join("director@x.example", [Roles.Director]);
        var account = await host.Join("chosen@x.example", [Roles.LoanOfficer]);
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);

        using (var proposed = await first.Give(account, Roles.LoanOfficer, Roles.Auditor, role)) Assert.That(proposed.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.LoanOfficer, Roles.Auditor]), "what moves no money is given at once");
        var waiting = (await second.Waiting(account))!;
        Assert.That(waiting.Roles, Is.EqualTo([role]));
        Assert.That(waiting.By, Is.EqualTo("Nom de one"));
        Assert.That(host.Mails.To("director@x.example"), Is.Empty);

        using (var own = await first.Agree(account)) Assert.That(await own.Code(), Is.EqualTo("account.second-person-needed"));
        using (var agreed = await second.Agree(account)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.LoanOfficer, Roles.Auditor, role]));
        var mail = await host.Mails.Next("director@x.example");
        Assert.That(mail.TextBody, Does.Contain("Nom de chosen").And.Contain("Nom de one").And.Contain("Nom de two"));
        using var again = await second.Agree(account, waiting);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_administrator_alone_makes_nobody_who_could_be_the_second_person()
    {
        await using var host = await TestHost.Start();
        using var alone = await host.SignedIn("alone@x.example", [Roles.PlatformAdministrator]);
        var treasurer = await host.Join("treasurer@x.example", [Roles.Mentor]);
        using var helper = await host.SignedIn("helper@x.example", [Roles.Mentor]);
        var account = await host.Load("helper@x.example");

        (await alone.Give(treasurer, Roles.Mentor, Roles.Treasurer)).Dispose();
        (await alone.Give(account, Roles.Mentor, Roles.PlatformAdministrator)).Dispose();
        using (var agreed = await helper.Agree(treasurer, (await alone.Waiting(treasurer))!)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Load(treasurer.Email)).Roles, Is.EqualTo([Roles.Mentor]));
    }

    [Test]
    public async Task A_director_may_be_the_second_person_but_not_who_would_have_the_role()
    {
        await using var host = await TestHost.Start();
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var director = await host.SignedIn("director@x.example", [Roles.Director]);
        var account = await host.Load("director@x.example");

        (await administrator.Give(account, Roles.Director, Roles.Treasurer)).Dispose();
        using (var own = await director.Agree(account)) Assert.That(await own.Code(), Is.EqualTo("account.second-person-needed"));

        var other = await host.Join("other@x.example", [Roles.Mentor]);
        (await administrator.Give(other, Roles.Treasurer)).Dispose();
        using (var agreed = await director.Agree(other)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load(other.Email)).Roles, Is.EqualTo([Roles.Treasurer]));
    }

    [Test]
    public async Task An_invitation_gives_no_such_role_either_and_says_so()
    {
        await using var host = await TestHost.Start();
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);

        using (var invited = await administrator.Invite("invited@x.example", Roles.Mentor, Roles.Treasurer))
        {
            Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That((await invited.Content.ReadFromJsonAsync<JsonElement>()).Waiting()?.Roles, Is.EqualTo([Roles.Treasurer]));
        }

        var account = await host.Load("invited@x.example");
        Assert.That(account.Roles, Is.EqualTo([Roles.Mentor]));
        var waiting = (await second.Waiting(account))!;
        using (var declined = await second.Decline(account, waiting)) Assert.That(declined.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var late = await administrator.Agree(account, waiting);
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nobody_gives_themself_such_a_role_nor_asks_for_it()
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();
        using var other = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);

        foreach (var (browser, email) in new[] { (named, "first@souss-massa.example"), (other, "one@x.example") })
        {
            using var own = await browser.Give(await host.Load(email), Roles.PlatformAdministrator, Roles.Treasurer);
            Assert.That(await own.Code(), Is.EqualTo("account.money-role-for-yourself"), email);
            Assert.That((await host.Load(email)).Roles, Is.EqualTo([Roles.PlatformAdministrator]));
        }
    }

    [Test]
    public async Task At_the_Alliance_where_no_role_moves_money_one_person_gives_any()
    {
        await using var host = await TestHost.Start();
        using var national = await host.SignedIn("one@x.example", [Roles.NationalAdministrator], "aim");

        using var invited = await national.Invite("two@x.example", Roles.NationalAdministrator);

        Assert.That((await host.Load("two@x.example", "aim")).Roles, Is.EqualTo([Roles.NationalAdministrator]));
    }
}
