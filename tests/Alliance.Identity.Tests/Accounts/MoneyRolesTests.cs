using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Identity.Accounts;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Who may move money is decided by two persons.</summary>
public sealed class MoneyRolesTests
{
    private const string Named = "first@souss-massa.example"; // in the organisation's file

    [Test]
    public async Task A_role_that_moves_money_waits_for_a_second_person_and_is_told_to_the_directors([Values(Roles.Treasurer, Roles.Director)] string role)
    {
        await using var host = await TestHost.Start();
        await host.Join("director@x.example", [Roles.Director]);
        var account = await host.Join("chosen@x.example", [Roles.LoanOfficer]);
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);

        using (var proposed = await first.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.LoanOfficer, Roles.Auditor, role } }))
            Assert.That(proposed.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((await host.Load("chosen@x.example")).Roles, Is.EqualTo([Roles.LoanOfficer, Roles.Auditor]), "what moves no money is given at once");
        Assert.That(await Waiting(second, "chosen"), Is.EqualTo((role, "Nom de one")));
        Assert.That(host.Mails.To("director@x.example"), Is.Empty);

        using (var own = await first.Post($"/api/accounts/{account.Id}/roles/agreement")) Assert.That(await own.Code(), Is.EqualTo("account.second-person-needed"));
        using (var agreed = await second.Post($"/api/accounts/{account.Id}/roles/agreement")) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await host.Load("chosen@x.example")).Roles, Is.EqualTo([Roles.LoanOfficer, Roles.Auditor, role]));
        var mail = await host.Mails.Next("director@x.example");
        Assert.That(mail.TextBody, Does.Contain("Nom de chosen").And.Contain("Nom de one").And.Contain("Nom de two"));
        using var again = await second.Post($"/api/accounts/{account.Id}/roles/agreement");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_director_may_be_the_second_person_but_not_who_would_have_the_role()
    {
        await using var host = await TestHost.Start();
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var director = await host.SignedIn("director@x.example", [Roles.Director]);
        var account = await host.Load("director@x.example");

        (await administrator.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Director, Roles.Treasurer } })).Dispose();
        using (var own = await director.Post($"/api/accounts/{account.Id}/roles/agreement")) Assert.That(await own.Code(), Is.EqualTo("account.second-person-needed"));

        var other = await host.Join("other@x.example", [Roles.Mentor]);
        (await administrator.Put($"/api/accounts/{other.Id}/roles", new { roles = new[] { Roles.Treasurer } })).Dispose();
        using (var agreed = await director.Post($"/api/accounts/{other.Id}/roles/agreement")) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load("other@x.example")).Roles, Is.EqualTo([Roles.Treasurer]));
    }

    [Test]
    public async Task An_invitation_gives_no_such_role_either()
    {
        await using var host = await TestHost.Start();
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);

        using (var invited = await administrator.Post("/api/accounts", new { email = "invited@x.example", name = "Invitée", roles = new[] { Roles.Mentor, Roles.Treasurer } }))
            Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var account = await host.Load("invited@x.example");
        Assert.That(account.Roles, Is.EqualTo([Roles.Mentor]));

        using (var declined = await second.Delete($"/api/accounts/{account.Id}/roles/proposal")) Assert.That(declined.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var late = await administrator.Post($"/api/accounts/{account.Id}/roles/agreement");
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task While_fewer_than_two_could_the_administrator_of_the_file_gives_the_first_of_each()
    {
        await using var host = await TestHost.Start();
        using var named = host.Browse();
        await host.Change(Named, x => x.Join("Première", "fr", DateTime.UtcNow));
        await SetPassword(host, Named);
        (await named.SignIn(Named)).Dispose();

        using (var treasurer = await Invite(named, "treasurer@x.example", Roles.Treasurer)) Assert.That((await host.Load("treasurer@x.example")).Roles, Is.EqualTo([Roles.Treasurer]));
        using (var director = await Invite(named, "director@x.example", Roles.Director)) Assert.That((await host.Load("director@x.example")).Roles, Is.EqualTo([Roles.Director]));
        using (var another = await Invite(named, "treasurer-2@x.example", Roles.Treasurer)) Assert.That((await host.Load("treasurer-2@x.example")).Roles, Is.Empty, "the second one waits");

        await host.Change("director@x.example", x => x.Join("Directrice", "fr", DateTime.UtcNow));
        await host.Change("treasurer@x.example", x => x.Deactivate(DateTime.UtcNow));
        using var now = await Invite(named, "treasurer-3@x.example", Roles.Treasurer);
        Assert.That((await host.Load("treasurer-3@x.example")).Roles, Is.Empty, "two could now");
    }

    [Test]
    public async Task Any_other_administrator_gives_none_alone()
    {
        await using var host = await TestHost.Start();
        using var unnamed = await host.SignedIn("unnamed@x.example", [Roles.PlatformAdministrator]);

        using var invited = await Invite(unnamed, "treasurer@x.example", Roles.Treasurer);

        Assert.That((await host.Load("treasurer@x.example")).Roles, Is.Empty);
    }

    [Test]
    public async Task What_somebody_proposed_who_has_gone_is_void()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Treasurer } })).Dispose();
        await host.Change("one@x.example", x => x.Deactivate(DateTime.UtcNow));

        using var late = await second.Post($"/api/accounts/{account.Id}/roles/agreement");

        Assert.That(await late.Code(), Is.EqualTo("account.proposal-void"));
    }

    private static Task<HttpResponseMessage> Invite(Browser by, string email, string role) =>
        by.Post("/api/accounts", new { email, name = "Nom " + email.Split('@')[0], roles = new[] { role } });

    private static async Task SetPassword(TestHost host, string email)
    {
        var known = await host.Join("model@x.example", [Roles.Mentor]);
        await host.Change(email, x => x.PasswordHash = known.PasswordHash);
    }

    private static async Task<(string, string?)> Waiting(Browser browser, string name)
    {
        using var answer = await browser.Get($"/api/accounts?search={name}");
        var row = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accounts")[0];
        return (row.GetProperty("waiting")[0].GetString()!, row.GetProperty("proposedBy").GetString());
    }
}
