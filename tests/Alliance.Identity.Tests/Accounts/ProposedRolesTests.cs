using System.Net;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>What waits for a second person stays what the first one proposed and the second one read.</summary>
public sealed class ProposedRolesTests
{
    [Test]
    public async Task Who_answers_says_what_was_read_and_another_proposal_in_its_place_is_not_meant()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Mentor, Roles.Treasurer)).Dispose();
        var read = (await second.Waiting(account))!;
        (await first.Give(account, Roles.Mentor, Roles.Director)).Dispose();

        using (var agreed = await second.Agree(account, read)) Assert.That((agreed.StatusCode, await agreed.Code()), Is.EqualTo((HttpStatusCode.Conflict, "account.proposal-changed")));
        using (var declined = await second.Decline(account, read)) Assert.That((declined.StatusCode, await declined.Code()), Is.EqualTo((HttpStatusCode.Conflict, "account.proposal-changed")));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Mentor]));

        var now = (await second.Waiting(account))!;
        Assert.That(now.Roles, Is.EqualTo([Roles.Treasurer, Roles.Director]), "both were asked for");
        using (var others = await second.Agree(account, now with { Roles = [Roles.Director] })) Assert.That(await others.Code(), Is.EqualTo("account.proposal-changed"));
        using (var agreed = await second.Agree(account, now)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Mentor, Roles.Treasurer, Roles.Director]));
    }

    [Test]
    public async Task An_answer_without_what_was_read_is_none()
    {
        var host = await TestHost.Shared;
        using var second = await host.SignedIn("without@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("without-chosen@x.example", [Roles.Mentor]);

        using var nothing = await second.Post($"/api/accounts/{account.Id}/roles/agreement");
        using var noTime = await second.Post($"/api/accounts/{account.Id}/roles/agreement", new { roles = new[] { Roles.Treasurer } });
        using var declined = await second.Delete($"/api/accounts/{account.Id}/roles/proposal");

        Assert.That(new[] { nothing, noTime, declined }.Select(x => x.StatusCode), Has.All.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Changing_other_roles_leaves_it_waiting()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Mentor, Roles.Treasurer)).Dispose();
        var read = await second.Waiting(account);

        using (var changed = await second.Give(account, Roles.Auditor)) Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using (var again = await second.Give(account, Roles.Auditor, Roles.Treasurer)) Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), "it waits, as it did");

        var now = (await second.Waiting(account))!;
        Assert.That(now.Roles, Is.EqualTo([Roles.Treasurer]));
        Assert.That((now.By, now.At), Is.EqualTo((read!.By, read.At)));
        using (var agreed = await second.Agree(account, now)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Auditor, Roles.Treasurer]));
    }

    [Test]
    public async Task Nobody_adds_to_what_another_proposed_who_could_then_agree_to_it_alone()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Treasurer)).Dispose();

        using var more = await second.Give(account, Roles.Director);

        Assert.That(await more.Code(), Is.EqualTo("account.proposal-waits"));
        Assert.That((await second.Waiting(account))!.Roles, Is.EqualTo([Roles.Treasurer]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_somebody_proposed_who_could_no_longer_is_void_and_can_be_proposed_anew(bool closed)
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        using var third = await host.SignedIn("three@x.example", [Roles.Director]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Treasurer)).Dispose();
        if (closed) await host.Change("one@x.example", x => x.Deactivate(DateTime.UtcNow));
        else await host.Change("one@x.example", x => x.ChangeRoles([Roles.Director])); // who may agree, and not propose

        using (var late = await second.Agree(account)) Assert.That(await late.Code(), Is.EqualTo("account.proposal-void"));

        using (var anew = await second.Give(account, Roles.Treasurer)) Assert.That(anew.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        using (var agreed = await third.Agree(account)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Treasurer]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Nor_does_anybody_agree_who_could_no_longer_though_the_session_goes_on(bool closed)
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "01:00:00"));
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.Director]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Treasurer)).Dispose();
        var read = (await second.Waiting(account))!;
        await host.Change("two@x.example", x =>
        {
            if (closed) x.Deactivate(DateTime.UtcNow);
            else x.ChangeRoles([Roles.Mentor]);
        });

        using var agreed = await second.Agree(account, read);

        Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Load(account.Email)).Roles, Is.Empty);
    }

    [Test]
    public async Task Roles_given_meanwhile_are_not_taken_away_unseen()
    {
        await using var host = await TestHost.Start();
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        var account = await host.Join("chosen@x.example", [Roles.Mentor]);
        (await first.Give(account, Roles.Mentor, Roles.Treasurer)).Dispose();
        (await second.Agree(account)).Dispose();

        using var stale = await first.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Mentor, Roles.Auditor }, seen = new[] { Roles.Mentor } });

        Assert.That(await stale.Code(), Is.EqualTo("account.roles-changed"));
        Assert.That((await host.Load(account.Email)).Roles, Is.EqualTo([Roles.Mentor, Roles.Treasurer]));
    }
}
