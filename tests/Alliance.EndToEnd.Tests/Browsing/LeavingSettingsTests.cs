using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>A form that has no draft, such as that of settings, which has no circuit either: leaving it half filled asks, and sending it while nobody is signed in any more loses nothing (B1).</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class LeavingSettingsTests
{
    private const string Field = "#s-letterhead-phone";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("larache")]
    [TestCase("alliance")]
    public async Task One_is_asked_before_what_was_typed_is_lost(string organisation)
    {
        await using var browser = await Browsers.Visit();
        var page = await AtForm(browser, organisation);
        await page.Locator("form[data-asks] summary").EvaluateAllAsync<object?>("all => all.forEach(x => x.parentElement.open = true)");
        var field = page.Locator("form[data-asks] input[type=text]").First;
        var before = await field.InputValueAsync();
        Assert.That(await Leave(page, stay: true), Is.Zero, "nothing was typed");
        await page.Back();

        await field.FillAsync(before + " bis");
        Assert.That(await Leave(page, stay: true), Is.EqualTo(1));
        await Assertions.Expect(field).ToHaveValueAsync(before + " bis");
        await page.Locator("button[value=check]").ClickAsync();
        await page.Locator("#changes-title").WaitForAsync();
        Assert.That(await Leave(page, stay: true), Is.EqualTo(1), "what was checked is not yet in force");
        Assert.That(await Leave(page, stay: false), Is.EqualTo(1));
        await page.Arrive(x => new Uri(x).AbsolutePath is "/settings");
    }

    [Test]
    public async Task Who_was_signed_out_meanwhile_is_told_and_keeps_what_they_typed()
    {
        await using var browser = await Browsers.Visit();
        var page = await AtForm(browser, "larache");
        await page.Locator("form[data-asks] summary").EvaluateAllAsync<object?>("all => all.forEach(x => x.parentElement.open = true)");
        await page.FillAsync(Field, "05 39 44 55 66");
        var cookies = await browser.CookiesAsync();
        await browser.ClearCookiesAsync();

        await page.Locator("button[value=check]").ClickAsync();
        var note = page.Locator("[data-note=signed-out]");
        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("05 39 44 55 66");

        await browser.AddCookiesAsync(cookies.Select(x => new Cookie { Name = x.Name, Value = x.Value, Domain = x.Domain, Path = x.Path, HttpOnly = x.HttpOnly, SameSite = x.SameSite }));
        await page.Locator("button[value=check]").ClickAsync();
        await page.Locator("#changes-title").WaitForAsync();
        await Assertions.Expect(page.Locator(Field)).ToHaveValueAsync("05 39 44 55 66");
    }

    private async Task<IPage> AtForm(IBrowserContext browser, string organisation)
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(organisation, "administration");
        await desk.Page.Show(new Uri(_host.Address(organisation), "settings/change"));
        await desk.Page.WaitForFunctionAsync("document.readyState === 'complete'"); // its script is there
        return desk.Page;
    }

    /// <returns>How often one was asked.</returns>
    private static async Task<int> Leave(IPage page, bool stay)
    {
        var asked = 0;
        void Answer(object? sender, IDialog dialog)
        {
            asked++;
            _ = stay ? dialog.DismissAsync() : dialog.AcceptAsync();
        }

        page.Dialog += Answer;
        await page.Locator("form[data-asks] a[href='/settings']").ClickAsync();
        await Eventually.Holds(() => asked > 0 || new Uri(page.Url).AbsolutePath == "/settings", "to be asked, or to be away");
        page.Dialog -= Answer;
        return asked;
    }
}
