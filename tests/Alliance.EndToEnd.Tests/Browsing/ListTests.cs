using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Lists as people use them: with a keyboard, with Back, on a phone, and where no script runs.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class ListTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [Test]
    public async Task Without_script_a_list_is_searched_filtered_ordered_turned_and_opened()
    {
        await using var scriptless = await Browsers.Visit(script: false);
        var desk = new Desk(_host, await scriptless.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Page.Show(new Uri(_host.Address("souss-massa"), "loans"));
        var page = desk.Page;
        Assert.That(await page.Locator("tbody tr").CountAsync(), Is.EqualTo(25));

        await page.Locator("a[rel=next]").ClickAsync();
        Assert.That(Query(page), Is.EqualTo("?page=2"));
        var second = await Names(page);
        await page.Locator("thead a", new() { HasText = "Entreprise" }).ClickAsync();
        Assert.That(Query(page), Is.EqualTo("?orderBy=enterprise&descending=false"), "another order begins with its first page");
        Assert.That(await Names(page), Is.Not.EqualTo(second));

        await page.Locator(".list-filters a", new() { HasText = "Remboursé" }).First.ClickAsync();
        Assert.That(Query(page), Does.Contain("status=repaid").And.Contain("orderBy=enterprise"));
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();
        await page.FillAsync("input[type=search]", number.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await page.Locator("#main form[role=search] button").ClickAsync();
        Assert.That(await Names(page), Is.EqualTo(new[] { number }));
        Assert.That(Query(page), Does.Contain("status=repaid"), "the search keeps the filters");

        await page.Locator("tbody a.opens").First.ClickAsync();
        Assert.That(page.Url, Does.Contain("/loans/0"));
    }

    [Test]
    public async Task Back_goes_back_once_and_finds_the_list_as_it_was()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Open("souss-massa", "loans?orderBy=enterprise&descending=false");
        var page = desk.Page;

        await page.Locator("a[rel=next]").ClickAsync();
        await desk.Arrive(x => x.EndsWith("page=2", StringComparison.Ordinal));
        await page.Locator(".pager-place", new() { HasText = "26–50" }).WaitForAsync();
        var second = await Names(page);
        await page.Locator("tbody a.opens").First.ClickAsync();
        await desk.Arrive(x => x.Contains("/loans/", StringComparison.Ordinal));
        await page.Back();
        await page.Locator(".pager-place", new() { HasText = "26–50" }).WaitForAsync();

        Assert.That(await Names(page), Is.EqualTo(second));
        await page.Back();
        await page.Locator(".pager-place", new() { HasText = "1–25" }).WaitForAsync();
        Assert.That(Query(page), Is.EqualTo("?orderBy=enterprise&descending=false"));
    }

    [Test]
    public async Task A_row_is_opened_by_the_keyboard_alone()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Open("souss-massa", "applications");
        var page = desk.Page;

        await page.FocusAsync("input[type=search]");
        for (var pressed = 0; pressed < 60 && await page.EvaluateAsync<bool>("!document.activeElement.matches('tbody a.opens')"); pressed++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await desk.Arrive(x => x.Contains("/applications/0", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_search_in_a_living_page_is_an_address_and_keeps_the_circuit()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "administration");
        await desk.Open("souss-massa", "accounts");
        var page = desk.Page;
        await page.EvaluateAsync("window.sameDocument = true");

        await page.FillAsync("input[type=search]", "souss");
        await page.Keyboard.PressAsync("Enter");
        await desk.Arrive(x => x.EndsWith("?search=souss", StringComparison.Ordinal));

        Assert.That(await page.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    [Test]
    public async Task A_choice_among_the_filters_asks_at_once_and_keeps_its_place()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Open("souss-massa", "applications");
        var page = desk.Page;

        await page.SelectOptionAsync("select[name=province]", "Tiznit");
        await desk.Arrive(x => x.EndsWith("/applications?province=Tiznit", StringComparison.Ordinal)); // and nothing of what is blank

        await page.WaitForFunctionAsync("() => document.activeElement.name === 'province' && document.activeElement.value === 'Tiznit'");
        await page.Back();
        await desk.Arrive(x => x.EndsWith("/applications", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("select[name=province]")).ToHaveValueAsync("");
    }

    [Test]
    public async Task To_a_list_and_back_to_a_page_with_a_circuit_is_one_step_each()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Open("souss-massa", "proposals");
        var page = desk.Page;

        await page.Locator(".navigation a[href='/loans']").ClickAsync();
        await page.Locator("tbody a.opens").First.WaitForAsync();
        await page.Back();
        await desk.Arrive(x => x.EndsWith("/proposals", StringComparison.Ordinal));
        await desk.Live();
        await page.Forward();
        await page.Locator("tbody a.opens").First.WaitForAsync();

        Assert.That(page.Url, Does.EndWith("/loans"));
    }

    [TestCase("loans")]
    [TestCase("applications")]
    [TestCase("applications?board=true")]
    [TestCase("arrears")]
    [TestCase("fund/journal")]
    public async Task Nothing_sticks_out_of_a_list_whatever_its_width(string path)
    {
        foreach (var language in new[] { "fr", "ar" })
        {
            await using var browser = await Browsers.Visit(language);
            var desk = new Desk(_host, await browser.NewPageAsync());
            await desk.SignIn("souss-massa", "directeur");
            await desk.Page.Show(new Uri(_host.Address("souss-massa"), $"language?to={language}&returnUrl=/{path}"));
            foreach (var width in new[] { 360, 390, 768, 1024, 1280, 1600 })
            {
                await desk.Page.SetViewportSizeAsync(width, 900);
                Assert.That(
                    await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.LessThanOrEqualTo(0), $"{path}, {language}, {width}");
                Assert.That(
                    await desk.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.list-table th, .list-table td')].filter(x => x.scrollWidth > x.clientWidth + 1 && getComputedStyle(x).display !== 'none' && !x.closest('thead')).map(x => x.innerText)"),
                    Is.Empty, $"cells of {path}, {language}, {width}");
            }
        }
    }

    private static string Query(IPage page) => new Uri(page.Url).Query;

    private static async Task<IReadOnlyList<string>> Names(IPage page) => await page.Locator("tbody a.opens").AllInnerTextsAsync();
}
