using System.Net;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>An account that is closed and opened again comes back without what two persons give.</summary>
public sealed class ClosedAccountsTests
{
    [Test]
    public async Task Opened_again_it_waits_for_a_second_person_to_have_such_roles()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor, Roles.Treasurer, Roles.Director]);
        (await first.Put($"/api/accounts/{account.Id}/deactivation")).Dispose();

        using (var opened = await first.Delete($"/api/accounts/{account.Id}/deactivation")) Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        var open = await host.Load(account.Email);
        Assert.That(open.DeactivatedAt, Is.Null);
        Assert.That(open.Roles, Is.EqualTo([Roles.Mentor]));
        using (var own = await first.Agree(account)) Assert.That(await own.Code(), Is.EqualTo("account.second-person-needed"));
        using (var agreed = await second.Agree(account)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Mentor, Roles.Treasurer, Roles.Director]));
    }

    [Test]
    public async Task Without_such_roles_it_is_open_at_once_and_an_open_one_stays_as_it_is()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("opens@x.example", [Roles.PlatformAdministrator]);
        var mentor = await host.Join("closed-mentor@x.example", [Roles.Mentor]);
        var treasurer = await host.Join("open-treasurer@x.example", [Roles.Treasurer]);
        (await administrator.Put($"/api/accounts/{mentor.Id}/deactivation")).Dispose();

        using var opened = await administrator.Delete($"/api/accounts/{mentor.Id}/deactivation");
        using var untouched = await administrator.Delete($"/api/accounts/{treasurer.Id}/deactivation");

        Assert.That((opened.StatusCode, untouched.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)));
        Assert.That((await host.Load(mentor.Email)).Roles, Is.EqualTo([Roles.Mentor]));
        Assert.That((await host.Load(treasurer.Email)).Roles, Is.EqualTo([Roles.Treasurer]));
    }

    [Test]
    public async Task Nothing_waits_for_it_nothing_is_agreed_to_and_nothing_proposed()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Treasurer)).Dispose();
        await host.Change(account.Email, x => x.Deactivate(DateTime.UtcNow)); // at the same moment as somebody agrees

        using (var agreed = await second.Agree(account)) Assert.That(await agreed.Code(), Is.EqualTo("account.deactivated"));
        (await second.Put($"/api/accounts/{account.Id}/deactivation")).Dispose();
        Assert.That(await second.Waiting(account), Is.Null);
        using (var proposed = await first.Give(account, Roles.Treasurer)) Assert.That(await proposed.Code(), Is.EqualTo("account.deactivated"));
        Assert.That((await host.Load(account.Email)).Roles, Is.Empty);
    }

    [Test]
    public async Task Nobody_opens_their_own_though_the_session_goes_on([Values("ism", "aim")] string organisation)
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "01:00:00"));
        var role = organisation == "aim" ? Roles.NationalAdministrator : Roles.PlatformAdministrator;
        using var closed = await host.SignedIn("closed@x.example", [role], organisation);
        await host.Change("closed@x.example", x => x.Deactivate(DateTime.UtcNow), organisation);

        using var opened = await closed.Delete($"/api/accounts/{(await host.Load("closed@x.example", organisation)).Id}/deactivation");

        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Load("closed@x.example", organisation)).DeactivatedAt, Is.Not.Null);
    }
}
