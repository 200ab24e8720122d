using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The Alliance's own staff lose as little as a platform's: what is typed into a form over its accounts is kept for who typed it, and opens again with that form.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class AllianceDraftTests
{
    private const string Invite = "Inviter une personne";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_invitation_that_one_leaves_is_offered_to_them_alone_until_it_is_sent()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtAccounts(_host, browser);
        var page = desk.Page;
        await desk.Press(Invite);
        await desk.Fill(("email", "hind@alliance.example"), ("name", "Hind Brouillon"));
        await page.CheckAsync("#role-national-analyst");
        await Kept(page, () => page.CheckAsync("#role-national-administrator"));
        await AnAnalystFindsNothing();

        await desk.Open("alliance", "");
        var draft = page.Locator(".notice-list a").Filter(new() { HasText = Invite });
        await draft.ClickAsync();
        await desk.Live();
        await Note(page).WaitForAsync();
        await Assertions.Expect(page.Locator("#email")).ToHaveValueAsync("hind@alliance.example");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Hind Brouillon");
        await Assertions.Expect(page.Locator("#role-national-analyst")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#role-national-administrator")).ToBeCheckedAsync();
        await desk.Press("Envoyer l’invitation");
        await desk.Done();
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = "hind@alliance.example" })).ToContainTextAsync("Administrateur national");
        Assert.That(new Uri(page.Url).Query, Is.Empty);
        await Eventually.Holds(async () => await Found(page) == 204, "the draft to be gone");

        await desk.Open("alliance", "");
        await Assertions.Expect(draft).ToHaveCountAsync(0);
    }

    /// <summary>The form opens by itself, of the same account.</summary>
    [Test]
    public async Task A_change_of_roles_is_kept_over_a_restart_of_the_host()
    {
        using var folder = HostFolder.WithDemonstration();
        var first = await RunningHost.Start(folder);
        await using var browser = await Browsers.Visit();
        var desk = await AtAccounts(first, browser);
        var page = desk.Page;
        await desk.Press("Actions pour Nadia El Fassi");
        await page.Locator("dialog.sheet").GetByText("Modifier les rôles").ClickAsync();
        await page.CheckAsync("#role-national-administrator");
        await page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await first.DisposeAsync();
        await using var second = await RunningHost.Start(folder, port: first.Port);

        await page.Locator("html:not([data-old]) .shell[data-live]").WaitForAsync();
        await Note(page).WaitForAsync();
        await Assertions.Expect(page.Locator("dialog.sheet h2")).ToContainTextAsync("Nadia El Fassi");
        await Assertions.Expect(page.Locator("#role-national-administrator")).ToBeCheckedAsync();
        await page.Locator("dialog.sheet button[type=submit]").ClickAsync();
        await desk.Done();
        await Assertions.Expect(page.Locator("dialog.sheet")).ToHaveCountAsync(0);
    }

    private async Task AnAnalystFindsNothing()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("alliance", "analyste");
        await desk.Open("alliance", "");
        await Assertions.Expect(desk.Page.GetByText("Hind Brouillon")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".notice-list a")).ToHaveCountAsync(0);
        Assert.That(await Found(desk.Page), Is.EqualTo(204));
    }

    /// <returns>The status of the answer: 200 with a draft, 204 without.</returns>
    private static Task<int> Found(IPage page) => page.EvaluateAsync<int>("fetch('/drafts?page=/accounts&form=invitation').then(x => x.status)");

    private static ILocator Note(IPage page) => page.Locator("[data-note=kept]").Filter(new() { Visible = true });

    /// <summary>Waits until the host has taken it.</summary>
    private static Task<IResponse> Kept(IPage page, Func<Task> act) => page.RunAndWaitForResponseAsync(act, x => x.Request.Method == "POST" && x.Url.EndsWith("/drafts", StringComparison.Ordinal) && x.Status == 204);

    private static async Task<Desk> AtAccounts(RunningHost host, IBrowserContext browser)
    {
        var desk = new Desk(host, await browser.NewPageAsync());
        await desk.SignIn("alliance", "administration");
        await desk.Open("alliance", "accounts");
        return desk;
    }
}
