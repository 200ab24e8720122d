using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What keeps a form from being sent is said in the words of the page, where it is and above the form; what is doubtful, as soon as it is typed.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class FormTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_empty_form_says_what_it_needs_and_leads_there()
    {
        await using var browser = await Browsers.Visit("en-US");
        var desk = await AtDesk(browser);
        var page = desk.Page;

        await desk.Press("Enregistrer le dossier");

        var summary = page.Locator(".error-summary");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync("champs demandent votre attention");
        await Assertions.Expect(page.Locator("#name")).ToHaveAttributeAsync("aria-describedby", "name-problem");
        await Assertions.Expect(page.Locator("#name-problem")).ToHaveTextAsync("Ce champ est à remplir.");
        Assert.That(await page.EvaluateAsync<bool>("[...document.querySelectorAll('main :is(input, select, textarea)')].every(x => x.checkValidity())"), "nothing is left for the browser to say");
        await page.NothingSerious("a form with problems");

        await summary.GetByRole(AriaRole.Link, new() { Name = "Date de naissance" }).ClickAsync();
        await Assertions.Expect(page.Locator("#born-on")).ToBeFocusedAsync();
        await desk.FillDossier();
        await desk.Press("Enregistrer le dossier");
        await desk.Registered();
    }

    [Test]
    public async Task What_is_doubtful_is_said_beside_the_field_before_the_form_is_sent()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtDesk(browser);
        var page = desk.Page;

        foreach (var (id, doubtful) in new[] { ("cin", "1"), ("ice", "123"), ("email", "hind mernissi@x") })
        {
            await page.FillAsync($"#{id}", doubtful);
            await page.PressAsync($"#{id}", "Tab");
            await page.Locator($"#{id}-warning").WaitForAsync();
            Assert.That(await page.GetAttributeAsync($"#{id}", "aria-describedby"), Does.Contain($"{id}-warning"));
        }

        await desk.Fill(("physical", "10000"), ("amount", "24000"), ("total", "60000"));
        await page.PressAsync("#total", "Tab");
        await Assertions.Expect(page.Locator("#amount-warning")).ToContainTextAsync("finançable");
        await page.FillAsync("#cin", "AB123456");
        await page.PressAsync("#cin", "Tab");
        await Assertions.Expect(page.Locator("#cin-warning")).ToHaveCountAsync(0);
    }

    private async Task<Desk> AtDesk(IBrowserContext browser)
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", "directeur");
        await desk.Open("el-hajeb", "language?to=fr&returnUrl=/applications/new");
        return desk;
    }
}
