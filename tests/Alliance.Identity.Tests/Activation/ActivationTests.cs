using System.Net;
using Alliance.Identity.Accounts;
using Alliance.Identity.Tests.OpenId;
using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Alliance.Identity.Tests.Activation;

public sealed class ActivationTests
{
    private static readonly Demonstration Demo = new(new DateOnly(2023, 6, 30), 7, null);

    [Test]
    public async Task Administrators_named_in_the_file_are_invited_once()
    {
        Outgoing mails;
        await using (var host = await TestHost.Start())
        {
            mails = host.Mails;
            host.Organisations.Put(host.Organisations.Find("ism")! with { Administrators = ["first@souss-massa.example", "second@souss-massa.example"] });

            await host.Activate("ism");
            await host.Activate("ism");

            var account = await host.Load("second@souss-massa.example");
            Assert.That(account.Roles, Is.EqualTo(new[] { Roles.PlatformAdministrator }));
            Assert.That(account.StateAt(DateTime.UtcNow), Is.EqualTo(AccountState.Invited));
            Assert.That((await host.Load("first@alliance.example", "aim")).Roles, Is.EqualTo(new[] { Roles.NationalAdministrator }));
        } // before it ends, all that waits is sent

        Assert.That(mails.To("second@souss-massa.example"), Has.Count.EqualTo(1));
        Assert.That(mails.To("first@souss-massa.example"), Is.Empty, "invited when the organisation was first activated");
    }

    [Test]
    public async Task Demonstration_accounts_exist_with_demonstration_data_alone()
    {
        await using var host = await TestHost.Start();
        var demonstration = host.Organisations.Put(host.Organisations.Find("ior")! with { Demo = Demo, Administrators = ["administration@oriental.example"] });

        await host.Activate("ism");
        await host.Activate("ior");
        await host.Activate("ior");

        await using var real = host.In("ism");
        Assert.That(await real.ServiceProvider.GetRequiredService<IdentityDb>().Accounts.AnyAsync(x => x.PasswordHash != null), Is.False);
        foreach (var person in DemonstrationAccounts.Of(demonstration))
        {
            using var browser = host.Browse("oriental");
            using var answer = await browser.SignIn(person.Email, DemonstrationAccounts.Password);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), person.Email);
        }
    }

    [Test]
    public void The_documented_accounts_are_these()
    {
        var organisations = new FixedOrganisations();
        string[] Mailboxes(string id) => [.. DemonstrationAccounts.Of(organisations.Find(id)! with { Demo = Demo }).Select(x => x.Email)];

        Assert.That(Mailboxes("ism"), Is.EqualTo(new[] { "directeur", "charge", "tresorier", "comite", "comite2", "comite3", "comite4", "comite5", "parrain", "administration", "audit" }.Select(x => x + "@souss-massa.example")));
        Assert.That(Mailboxes("aim"), Is.EqualTo(new[] { "analyste@alliance.example", "administration@alliance.example" }));
        Assert.That(DemonstrationAccounts.Of(organisations.Find("ism")!), Is.Empty);
    }

    [Test]
    public async Task Clients_follow_the_file_and_their_tokens_go_with_them()
    {
        await using var host = await TestHost.Start();
        using var reports = host.Browse();
        reports.Bear(await Tokens.OfReports(reports));
        using (var before = await reports.Get("/api/accounts")) Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var organisation = host.Organisations.Find("ism")!;
        host.Organisations.Put(organisation with { Sections = organisation.Sections.Remove("clients") });
        await host.Activate("ism");

        await using var scope = host.In("ism");
        Assert.That(await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CountAsync(), Is.Zero);
        using var after = await reports.Get("/api/accounts");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_clients_secret_that_nobody_configured_stops_its_organisation()
    {
        await using var host = await TestHost.Start(settings: ("Secrets:Reports", ""));

        Assert.That(() => host.Activate("ism"), Throws.InvalidOperationException.With.Message.Contains("Secrets:Reports"));
    }

    [Test]
    public async Task An_operator_can_print_the_links_of_pending_invitations()
    {
        await using var host = await TestHost.Start();
        var command = host.Services.GetServices<IOperatorCommand>().Single(x => x.Name == "invitations");
        using var output = new StringWriter();

        await command.Run(["ism"], output, default);

        var line = output.ToString().Trim();
        Assert.That(line, Does.StartWith("first@souss-massa.example  http://souss-massa.localhost/invitation?code="));
        using var browser = host.Browse();
        using var page = await browser.GetAsync(new Uri(line.Split("  ")[1]));
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
