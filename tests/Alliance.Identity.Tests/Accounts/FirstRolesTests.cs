using System.Net;
using Alliance.Identity.Accounts;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Until two persons could agree for the first time, the administrator whom the file names gives the first of each role alone: once, and never again.</summary>
public sealed class FirstRolesTests
{
    [Test]
    public async Task The_administrator_of_the_file_gives_the_first_of_each_alone()
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();

        Assert.That(await Given(host, named, "treasurer", Roles.Treasurer), Is.True);
        Assert.That(await Given(host, named, "director", Roles.Director), Is.True);
        Assert.That(await Given(host, named, "treasurer-2", Roles.Treasurer), Is.False, "the second one waits");
        Assert.That(await Given(host, named, "administrator-2", Roles.PlatformAdministrator), Is.False, "the first was the file's own");
    }

    [Test]
    public async Task Any_other_administrator_gives_none_alone()
    {
        await using var host = await TestHost.Start();
        using var unnamed = await host.SignedIn("unnamed@x.example", [Roles.PlatformAdministrator]);

        Assert.That(await Given(host, unnamed, "treasurer", Roles.Treasurer), Is.False);
    }

    [Test]
    public async Task Whom_the_file_names_and_who_is_no_administrator_any_more_gives_none_though_the_session_goes_on()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "01:00:00"));
        using var named = await host.NamedByTheFile();
        await host.Change("first@souss-massa.example", x => x.ChangeRoles([Roles.Mentor]));

        Assert.That(await Given(host, named, "treasurer", Roles.Treasurer), Is.False);
    }

    /// <summary>Each way in which who had the role can go.</summary>
    private static readonly Dictionary<string, Func<Browser, Account, Task<HttpResponseMessage>>> Ways = new()
    {
        ["closed"] = (by, account) => by.Put($"/api/accounts/{account.Id}/deactivation"),
        ["stripped"] = (by, account) => by.Give(account, Roles.Mentor),
    };

    [Test]
    public async Task The_first_is_remembered_when_its_holder_is_gone([ValueSource(nameof(WayNames))] string way, [Values(Roles.Treasurer, Roles.Director)] string role)
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();
        Assert.That(await Given(host, named, "first", role), Is.True);
        await host.Change("first@x.example", x => x.Join("Première", "fr", DateTime.UtcNow));

        using (var gone = await Ways[way](named, await host.Load("first@x.example"))) Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(await Given(host, named, "second", role), Is.False);
    }

    /// <summary>Nobody ever had the role: whoever mistyped the address closes that account and invites the right one.</summary>
    [Test]
    public async Task A_wrong_address_that_is_closed_before_anybody_joined_is_forgotten([Values(Roles.Treasurer, Roles.Director)] string role)
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();
        Assert.That(await Given(host, named, "frist", role), Is.True);
        Assert.That(await Given(host, named, "second", role), Is.False, "whoever reads that mail may still join");
        var wrong = await host.Mails.NextLink("frist@x.example");
        (await named.Put($"/api/accounts/{(await host.Load("frist@x.example")).Id}/deactivation")).Dispose();

        Assert.That(await Given(host, named, "first", role), Is.True);

        using (var opened = await named.Delete($"/api/accounts/{(await host.Load("frist@x.example")).Id}/deactivation")) Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), "the second one waits");
        Assert.That((await host.Load("frist@x.example")).Roles, Is.Empty);
        using var late = host.Browse();
        using var joined = await late.Submit(wrong.PathAndQuery, "invitation", ("name", "Une autre"), ("password", TestHost.Password));
        Assert.That((await host.Load("frist@x.example")).Roles, Is.Empty);
        Assert.That(await Given(host, named, "third", role), Is.False);
    }

    /// <summary>As docs/operations.md tells it: the only director has gone, the last administrator's mailbox is lost.</summary>
    [Test]
    public async Task Where_nobody_is_left_operators_name_two_of_whom_one_proposes_and_the_other_agrees()
    {
        await using var host = await TestHost.Start();
        using (var named = await host.NamedByTheFile())
        {
            Assert.That(await Given(host, named, "director", Roles.Director), Is.True);
            await host.Change("director@x.example", x => x.Join("Directrice", "fr", DateTime.UtcNow));
            (await named.Put($"/api/accounts/{(await host.Load("director@x.example")).Id}/deactivation")).Dispose();
        }

        host.Organisations.Put(host.Organisations.Find("ism")! with { Administrators = ["premier@conseil.example", "deuxieme@conseil.example"] });
        await host.Activate("ism");
        using var first = await Joined(host, "premier@conseil.example");
        using var second = await Joined(host, "deuxieme@conseil.example");

        Assert.That(await Given(host, first, "nouvelle", Roles.Director), Is.False, "it waits for the second");
        var director = await host.Load("nouvelle@x.example");
        using (var own = await first.Agree(director)) Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        using (var agreed = await second.Agree(director)) Assert.That(agreed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Load("nouvelle@x.example")).Roles, Is.EqualTo([Roles.Director]));
        using (var closed = await second.Put($"/api/accounts/{(await host.Load("first@souss-massa.example")).Id}/deactivation")) Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "who has left is closed on the page");
    }

    private static async Task<Browser> Joined(TestHost host, string email)
    {
        var browser = host.Browse();
        (await browser.Submit((await host.Mails.NextLink(email)).PathAndQuery, "invitation", ("name", "Nom de " + email), ("password", TestHost.Password))).Dispose();
        (await browser.SignIn(email)).Dispose();
        return browser;
    }

    [Test]
    public async Task Once_two_could_the_time_of_firsts_is_over_even_when_one_of_them_is_gone([ValueSource(nameof(WayNames))] string way)
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();
        Assert.That(await Given(host, named, "director", Roles.Director), Is.True);
        await host.Change("director@x.example", x => x.Join("Directrice", "fr", DateTime.UtcNow));

        (await Ways[way](named, await host.Load("director@x.example"))).Dispose();

        Assert.That(await Given(host, named, "treasurer", Roles.Treasurer), Is.False, "no treasurer was ever given, and yet");
    }

    [Test]
    public async Task Of_several_given_at_once_one_is_the_first()
    {
        await using var host = await TestHost.Start();
        using var named = await host.NamedByTheFile();
        string[] emails = [.. Enumerable.Range(1, 8).Select(x => $"treasurer-{x}@x.example")];

        var answers = await Task.WhenAll(emails.Select(x => named.Invite(x, Roles.Treasurer)));

        Assert.That(answers.Select(x => x.StatusCode), Has.All.EqualTo(HttpStatusCode.Created));
        var accounts = await Task.WhenAll(emails.Select(x => host.Load(x)));
        Assert.That(accounts.Count(x => x.Roles.Contains(Roles.Treasurer)), Is.EqualTo(1));
        foreach (var answer in answers) answer.Dispose();
    }

    private static string[] WayNames() => [.. Ways.Keys];

    /// <summary>Whether an account that is invited with a role has it at once.</summary>
    private static async Task<bool> Given(TestHost host, Browser by, string name, string role)
    {
        using var invited = await by.Invite($"{name}@x.example", role);
        Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return (await host.Load($"{name}@x.example")).Roles.Contains(role);
    }
}
