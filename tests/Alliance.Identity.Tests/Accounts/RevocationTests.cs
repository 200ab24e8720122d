using System.Net;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Tokens that say what is no longer true end together with it: neither is done without the other, and nobody is left untold in between.</summary>
public sealed class RevocationTests
{
    [Test]
    public async Task Roles_that_somebody_agreed_to_are_given_told_and_taken_from_tokens_at_once_or_not_at_all()
    {
        await using var host = await TestHost.Start();
        await host.Join("director@x.example", [Roles.Director]);
        var account = await host.Join("chosen@x.example", [Roles.LoanOfficer]);
        using var first = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        using var second = await host.SignedIn("two@x.example", [Roles.PlatformAdministrator]);
        (await first.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.LoanOfficer, Roles.Treasurer } })).Dispose();
        await WithoutTokens(host, async () =>
        {
            using var failed = await second.Agree(account);
            Assert.That((int)failed.StatusCode, Is.EqualTo(500));
        });
        Assert.That((await host.Load("chosen@x.example")).Roles, Is.EqualTo([Roles.LoanOfficer]));

        using (var agreed = await second.Agree(account)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That((await host.Load("chosen@x.example")).Roles, Is.EqualTo([Roles.LoanOfficer, Roles.Treasurer]));
        await host.Mails.Next("director@x.example");
    }

    [Test]
    public async Task Other_roles_and_a_closed_account_too()
    {
        await using var host = await TestHost.Start();
        var account = await host.Join("changed@x.example", [Roles.LoanOfficer]);
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        await WithoutTokens(host, async () =>
        {
            using var roles = await administrator.Put($"/api/accounts/{account.Id}/roles", new { roles = new[] { Roles.Auditor } });
            using var closed = await administrator.Put($"/api/accounts/{account.Id}/deactivation");
            Assert.That(((int)roles.StatusCode, (int)closed.StatusCode), Is.EqualTo((500, 500)));
        });

        var unchanged = await host.Load("changed@x.example");
        Assert.That((unchanged.Roles.Single(), unchanged.DeactivatedAt), Is.EqualTo((Roles.LoanOfficer, (DateTime?)null)));
    }

    /// <summary>Meanwhile none can be ended.</summary>
    private static async Task WithoutTokens(TestHost host, Func<Task> work)
    {
        await using var scope = host.In("ism");
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>().Database;
        await db.ExecuteSqlRawAsync("ALTER TABLE identity_tokens RENAME TO elsewhere");
        await work();
        await db.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO identity_tokens");
    }
}
