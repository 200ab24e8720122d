using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The product as people meet it: in a real browser, with circuits, cookies and scripts.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class BrowserTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Two_platforms_in_one_browser_show_each_its_own()
    {
        await using var browser = await Browsers.Visit();
        var (here, there) = (new Desk(_host, await browser.NewPageAsync()), new Desk(_host, await browser.NewPageAsync()));
        await here.SignIn("souss-massa", "directeur");
        await there.SignIn("larache", "directeur");

        await here.Open("souss-massa", "loans");
        await there.Open("larache", "loans");
        foreach (var page in new[] { here.Page, there.Page }) await page.Locator("main tbody a[href^='/loans/']").First.WaitForAsync();

        Assert.That(await here.Page.InnerTextAsync("main"), Does.Contain("ISM-").And.Not.Contain("ILA-"));
        Assert.That(await there.Page.InnerTextAsync("main"), Does.Contain("ILA-").And.Not.Contain("ISM-"));
        Assert.That(await here.Page.InnerTextAsync("nav"), Does.Not.Contain("Larache"));
    }

    [Test]
    public async Task From_a_dossier_to_a_loan_to_a_payment_to_the_national_figure()
    {
        var before = await National();
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", "directeur");

        await desk.Open("el-hajeb", "applications/new");
        await desk.FillDossier();
        await desk.Fill(("cin", "ZZ704113")); // contracts name it
        await desk.Press("Enregistrer le dossier");
        await desk.Registered();

        await desk.Fill(("approved-amount", "24000"), ("approved-term", "24"), ("approved-grace", "0"));
        await desk.Press("Enregistrer l’accord");
        var loan = desk.Page.Locator("a[href*='/loans/']");
        await loan.First.WaitForAsync();
        var loanPage = (await loan.First.GetAttributeAsync("href"))!;
        using (var director = await Visitor.SignedIn(_host, "el-hajeb", "directeur")) await SignedContracts.Sign(director, loanPage.Split('/')[^1], "2023-06-30");

        await using var another = await Browsers.Visit();
        var treasurer = new Desk(_host, await another.NewPageAsync());
        await treasurer.SignIn("el-hajeb", "tresorier");
        await treasurer.Open("el-hajeb", loanPage);
        await treasurer.Press("Enregistrer un décaissement");
        await treasurer.Press("Enregistrer le décaissement");
        await treasurer.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer un paiement", Exact = true }).ClickAsync();
        await treasurer.Press("Enregistrer le paiement");
        await treasurer.Done();

        await Eventually.Becomes(National, before + 1);
    }

    [Test]
    public async Task Suspension_ends_the_pages_that_are_open_and_nobody_elses()
    {
        await using var host = await RunningHost.Start();
        await using var browser = await Browsers.Visit();
        var (ended, kept) = (new Desk(host, await browser.NewPageAsync()), new Desk(host, await browser.NewPageAsync()));
        await ended.SignIn("larache", "directeur");
        await ended.Open("larache", "proposals");
        await kept.SignIn("oriental", "directeur");
        await kept.Open("oriental", "proposals");
        await using var another = await Browsers.Visit();
        var away = new Desk(host, await another.NewPageAsync());
        await away.SignIn("larache", "tresorier");
        await away.Open("larache", "statements");
        await away.Page.Context.SetOfflineAsync(true);

        var file = host.Folder.FileOf("larache.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"active\"", "\"suspended\"", StringComparison.Ordinal));

        await ended.Page.GetByText("Service suspendu").First.WaitForAsync();
        await away.Page.Context.SetOfflineAsync(false);
        await away.Page.GetByText("Service suspendu").First.WaitForAsync();
        await kept.Page.Locator(".navigation a[href='/loans']").ClickAsync();
        await kept.Page.Locator("tbody a.opens", new() { HasText = "IOR-" }).First.WaitForAsync();
    }

    [Test]
    public async Task In_Arabic_a_page_runs_from_right_to_left()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignInByForm("souss-massa", "directeur");
        await desk.Page.Locator("a[hreflang=ar]").First.ClickAsync();
        await desk.Page.Locator("html[dir=rtl]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await desk.Open("souss-massa", "dashboard");

        var navigation = await desk.Page.Locator("nav").First.BoundingBoxAsync();
        var main = await desk.Page.Locator("main").First.BoundingBoxAsync();

        Assert.That(await desk.Page.GetAttributeAsync("html", "dir"), Is.EqualTo("rtl"));
        Assert.That(navigation!.X, Is.GreaterThan(main!.X), "the navigation stands at the start side, the right");
    }

    private async Task<long> National()
    {
        using var client = _host.Client("alliance");
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("loansDisbursed").GetInt64();
    }
}
