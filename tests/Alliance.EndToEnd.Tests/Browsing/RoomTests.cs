using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>A session in as many browsers as it has members: what one of them does, all the others see without touching anything.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class RoomTests
{
    private const string Platform = "el-hajeb";

    private static readonly string[] Members = ["comite", "comite2", "comite3", "comite4", "comite5"]; // public, private, public, private, public

    private readonly List<IBrowserContext> _browsers = [];
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var folder = HostFolder.WithDemonstration();
        var file = folder.FileOf("el-hajeb.json");
        const string Secret = """
              "committee": { "statutes": [{ "code": "usual" }, { "code": "secret", "ballot": "secret", "proxiesPerHolder": 1, "noticeDays": 0 }] },
              "kind":
            """;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"kind\":", Secret, StringComparison.Ordinal));
        _host = await RunningHost.Start(folder);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _host.Folder.Dispose();
    }

    [TearDown]
    public async Task Leave()
    {
        foreach (var browser in _browsers) await browser.DisposeAsync();
        _browsers.Clear();
    }

    /// <summary>Of the demonstration: five members are there, its first text is called. One of the public college is recused: two of each are left.</summary>
    [Test]
    public async Task One_is_recused_another_is_cut_off_and_all_see_the_same_result()
    {
        using var api = await Visitor.SignedIn(_host, Platform, "directeur");
        var sessions = await api.Http.GetFromJsonAsync<JsonElement>(new Uri("api/sessions", UriKind.Relative));
        var open = sessions.EnumerateArray().Single(x => x.GetProperty("phase").GetString() is "open" && x.GetProperty("bodyName").GetString() is "Comité d’agrément").GetProperty("id").GetString()!;
        var director = await Enter("directeur", open);
        var members = await Enter(open);

        await members[4].Press("Me récuser…");
        await members[4].Page.Locator("dialog form [id$=-reason]").FillAsync("Administratrice de l’entreprise");
        await members[4].Page.Locator("dialog form button[type=submit]").ClickAsync();
        await See([director, .. members], "récusé");

        await OpenBallot(director);
        await Vote(members[2], "Oui");
        await See(members[2], "Voté : Oui");
        await members[2].Page.Context.SetOfflineAsync(true);
        await Vote(members[0], "Oui");
        await Vote(members[1], "Non");
        await Vote(members[3], "Non");
        await Vote(members[3], "Oui"); // thinks again: the last one stands
        await See([director, members[0], members[1], members[3], members[4]], "Ont voté : 4 sur 4");
        Assert.That(await members[4].Page.Locator(".vote-choices").CountAsync(), Is.Zero, "who is recused has no vote");
        await director.Press("Clore le scrutin et compter");

        await members[2].Page.Context.SetOfflineAsync(false);
        await See([director, .. members], "Pour : 3 · contre : 1 · abstentions : 0");
        await director.Page.GetByText("Qui a voté quoi").ClickAsync();
        await See(director, "Malika Zerhouni : Oui");
    }

    /// <summary>Quorum of two and two, one public member absent and represented within the college: five votes of four persons.</summary>
    [Test]
    public async Task A_secret_ballot_with_a_proxy_shows_who_has_voted_and_then_the_numbers_alone()
    {
        using var api = await Visitor.SignedIn(_host, Platform, "directeur");
        var session = await Convene(api);
        var director = await Enter("directeur", session);
        var members = await Enter(session);
        foreach (var member in members[..4]) await ComeIn(member);
        await members[4].Press("Donner une procuration…");
        await members[4].Page.Locator("#proxy-holder").SelectOptionAsync(new SelectOptionValue { Label = Name(2) });
        await members[4].Page.Locator("dialog form button[type=submit]").ClickAsync();
        await See([director, .. members], $"représenté par {Name(2)}");
        await director.Press("Ouvrir la séance");
        await director.Page.Locator(".agenda button", new() { HasText = "Appeler" }).ClickAsync();
        await OpenBallot(director);

        foreach (var (member, choice) in members[..4].Zip(["Oui", "Oui", "Oui", "Non"]))
        {
            await Vote(member, choice);
            await member.Press($"Voter : {choice}");
            await See(member, "Un vote secret ne se change pas");
        }

        await See([director, .. members], "Ont voté : 4 sur 5");
        await members[2].Page.GetByRole(AriaRole.Group, new() { Name = $"Vote : {Name(4)}" }).GetByRole(AriaRole.Button, new() { Name = "Abstention" }).ClickAsync();
        await members[2].Press("Voter : Abstention");
        await See([director, .. members], "Ont voté : 5 sur 5");
        Assert.That(await director.Page.InnerTextAsync("main"), Does.Not.Contain("Pour :"), "no number before it is closed");
        await director.Press("Clore le scrutin et compter");

        await See([director, .. members], "Pour : 3 · contre : 1 · abstentions : 1");
        foreach (var one in (Desk[])[director, .. members]) Assert.That(await one.Page.InnerTextAsync("main"), Does.Not.Contain("Qui a voté quoi"));
        await members[0].Page.NothingSerious("the room");
    }

    private static string Name(int member) => $"Membre d’essai {member + 1}";

    private async Task<string> Convene(Visitor api)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var organisations = scope.ServiceProvider.GetRequiredService<IOrganisations>();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisations.Find("ieh")!);
        var accounts = (await scope.ServiceProvider.GetRequiredService<IStaff>().Holding("sessions.attend", default)).ToDictionary(x => x.Name, x => x.AccountId);
        string[] names = ["Leïla Tazi", "Abdelkrim Sefrioui", "Malika Zerhouni", "Tarik Belhaj", "Naïma Ait Lahcen"];

        var body = (await Post(api, "api/bodies", new { name = "Bureau d’essai", kind = "bureau", statutes = "secret" })).GetProperty("id");
        foreach (var (name, i) in names.Select((x, i) => (x, i)))
        {
            var mandate = new { from = "2023-01-01", college = i % 2 == 0 ? "public" : "private", office = i == 0 ? "chair" : "none" };
            await Post(api, $"api/bodies/{body}/members", new { name = Name(i), account = accounts[name], mandate });
        }

        var session = (await Post(api, "api/sessions", new { body, meetsOn = "2023-06-30" })).GetProperty("id").GetString()!;
        await Post(api, $"api/sessions/{session}/agenda", new { title = "Trésorerie", text = "Confier la trésorerie à la personne présentée." });
        await Post(api, $"api/sessions/{session}/convening", new { });
        return session;
    }

    private static async Task<JsonElement> Post(Visitor visitor, string path, object input)
    {
        using var answer = await visitor.Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), input);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    private async Task<Desk[]> Enter(string session)
    {
        List<Desk> desks = [];
        foreach (var member in Members) desks.Add(await Enter(member, session));
        return [.. desks];
    }

    private async Task<Desk> Enter(string name, string session)
    {
        var browser = await Browsers.Visit();
        _browsers.Add(browser);
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, name);
        await desk.Open(Platform, $"sessions/{session}");
        return desk;
    }

    /// <summary>Pressed again where the page says that it wasn't recorded, as anybody would: a busy machine refuses what had to wait too long.</summary>
    private static async Task ComeIn(Desk member)
    {
        var (button, refused) = (member.Button("Je suis dans la salle"), member.Page.Locator("main .notice.bad"));
        await button.ClickAsync();
        await Eventually.Holds(async () =>
        {
            if (await button.CountAsync() == 0) return true;
            if (await refused.CountAsync() > 0) await button.ClickAsync();
            return false;
        }, "the member to be present");
    }

    private static async Task OpenBallot(Desk director)
    {
        await director.Press("Ouvrir un scrutin…");
        await director.Page.Locator("dialog form button[type=submit]").ClickAsync();
    }

    /// <summary>One's own vote.</summary>
    private static Task Vote(Desk member, string choice) =>
        member.Page.GetByRole(AriaRole.Group, new() { Name = "Votre vote" }).GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();

    private static async Task See(IEnumerable<Desk> all, string words)
    {
        foreach (var one in all) await See(one, words);
    }

    private static Task See(Desk one, string words) => one.Page.Locator("main").GetByText(words).First.WaitForAsync();
}
