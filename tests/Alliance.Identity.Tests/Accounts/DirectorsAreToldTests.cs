using System.Text.Json;
using Alliance.Identity.Access;
using Alliance.Identity.Administering;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Whoever gives or takes away what two persons give, a director hears of it.</summary>
public sealed class DirectorsAreToldTests
{
    private const string Director = "director@x.example";

    [Test]
    public async Task Of_a_role_that_is_lost_and_of_an_account_that_is_closed()
    {
        await using var host = await TestHost.Start();
        await host.Join(Director, [Roles.Director]);
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        var stripped = await host.Join("stripped@x.example", [Roles.Mentor, Roles.Treasurer]);
        var closed = await host.Join("closed@x.example", [Roles.Treasurer]);

        (await administrator.Give(stripped, Roles.Mentor)).Dispose();
        Assert.That((await host.Mails.Next(Director)).TextBody, Does.Contain("Nom de stripped n’a plus le rôle\u00A0: Trésorier. Retiré par\u00A0: Nom de one."));

        (await administrator.Put($"/api/accounts/{closed.Id}/deactivation")).Dispose();
        Assert.That((await host.Mails.Next(Director, 2)).TextBody, Does.Contain("Nom de closed").And.Contain("désactivé").And.Contain("Trésorier").And.Contain("Nom de one"));
    }

    [Test]
    public async Task Also_the_one_whose_role_it_was([Values] bool closed)
    {
        await using var host = await TestHost.Start();
        var director = await host.Join(Director, [Roles.Director], language: "ar");
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);

        (closed ? await administrator.Put($"/api/accounts/{director.Id}/deactivation") : await administrator.Give(director, Roles.Mentor)).Dispose();

        Assert.That((await host.Mails.Next(Director)).TextBody, Does.Contain("Nom de one").And.Contain("مدير"));
    }

    [Test]
    public async Task But_not_of_what_moves_no_money_nor_twice()
    {
        Outgoing mails;
        await using (var host = await TestHost.Start())
        {
            mails = host.Mails;
            await host.Join(Director, [Roles.Director]);
            using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
            var mentor = await host.Join("mentor@x.example", [Roles.Mentor]);
            var treasurer = await host.Join("treasurer@x.example", [Roles.Treasurer]);

            (await administrator.Give(mentor, Roles.Auditor)).Dispose();
            (await administrator.Put($"/api/accounts/{mentor.Id}/deactivation")).Dispose();
            for (var i = 0; i < 2; i++) (await administrator.Put($"/api/accounts/{treasurer.Id}/deactivation")).Dispose();
            await host.AllIsConsumed();
        } // before it ends, all that waits is sent

        Assert.That(mails.To(Director), Has.Count.EqualTo(1));
    }

    /// <summary>Somebody who leaves the page in the moment of the commit, or a proxy that gives up.</summary>
    [Test]
    public async Task Also_when_the_request_is_cancelled_once_it_is_committed([Values] bool closed)
    {
        await using var host = await TestHost.Start();
        await host.Join(Director, [Roles.Director]);
        var administrator = await host.Join("one@x.example", [Roles.PlatformAdministrator]);
        var treasurer = await host.Join("treasurer@x.example", [Roles.Treasurer]);
        using var request = new CancellationTokenSource();

        await using (var scope = host.In("ism"))
        {
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentUser>().Set(services.GetRequiredService<Sessions>().Of(administrator, DateTimeOffset.UtcNow));
            services.GetRequiredService<IdentityDb>().OnceCommitted(request.Cancel);
            try
            {
                if (closed) await services.GetRequiredService<DeactivateAccount>().Handle(treasurer.Id, request.Token);
                else await services.GetRequiredService<ChangeRoles>().Handle(treasurer.Id, new([Roles.Mentor]), request.Token);
            }
            catch (OperationCanceledException)
            {
                // nobody waits for the answer
            }
        }

        Assert.That(request.IsCancellationRequested);
        Assert.That((await host.Mails.Next(Director)).TextBody, Does.Contain("Nom de treasurer").And.Contain("Nom de one"));
    }

    [Test]
    public async Task Once_the_mail_server_is_back_whatever_happened_meanwhile()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var mails = new Outgoing { IsAway = true };
        await using var host = await TestHost.Start(x => x.Replace(ServiceDescriptor.Singleton<IMailTransport>(mails)), clock);
        await host.Join(Director, [Roles.Director]);
        using var administrator = await host.SignedIn("one@x.example", [Roles.PlatformAdministrator]);
        var treasurer = await host.Join("treasurer@x.example", [Roles.Treasurer]);

        (await administrator.Put($"/api/accounts/{treasurer.Id}/deactivation")).Dispose();
        await Eventually.Holds(() => mails.Refused > 0, "a try while the server is away");
        await using (var scope = host.In("ism"))
            Assert.That((await scope.ServiceProvider.GetRequiredService<IdentityDb>().Outbox.AsNoTracking().ToListAsync()).Select(x => x.ParkedAt), Is.EqualTo(new DateTime?[] { null }), "it waits where a stop doesn't lose it");

        mails.IsAway = false;
        await Eventually.Holds(
            () =>
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                return mails.To(Director).Count == 1;
            },
            "the letter");
    }

    [Test]
    public async Task Of_what_the_platforms_file_gives()
    {
        await using var host = await TestHost.Start(settings: ("Secrets:Accounting", "a-secret-of-the-accounting"));
        await host.Join(Director, [Roles.Director]);
        var organisation = host.Organisations.Find("ism")!;
        var clients = JsonSerializer.SerializeToElement(
            new[] { new { id = "accounting", name = "Comptabilité", type = "confidential", secret = "Secrets:Accounting", roles = new[] { Roles.Treasurer, Roles.Auditor } } }, JsonSerializerOptions.Web);
        host.Organisations.Put(organisation with
        {
            Administrators = [.. organisation.Administrators, "second@souss-massa.example"],
            Sections = organisation.Sections.SetItem("clients", clients),
        });

        await host.Activate("ism");
        await host.Activate("ism");

        await host.Mails.Next(Director, 2);
        var told = string.Join('\n', host.Mails.To(Director).Select(x => x.TextBody)); // in whatever order they left
        Assert.That(told, Does.Contain("second@souss-massa.example a désormais le rôle\u00A0: Administrateur de la plateforme. Donné par\u00A0: le fichier de la plateforme"));
        Assert.That(told, Does.Contain("Comptabilité a désormais le rôle\u00A0: Trésorier. Donné par\u00A0: le fichier de la plateforme"));
    }
}
