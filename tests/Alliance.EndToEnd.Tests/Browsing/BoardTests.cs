using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Dossiers as a board: read by ear as a list of each state, on a phone one column below the other, and what doesn't fit is in the table.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class BoardTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    private async Task<IPage> Board(IBrowserContext browser, string language = "fr", string query = "")
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "directeur");
        await desk.Page.Show(new Uri(_host.Address("souss-massa"), $"language?to={language}&returnUrl={Uri.EscapeDataString($"/applications?board=true{query}")}"));
        return desk.Page;
    }

    [TestCase("fr", 1280)]
    [TestCase("fr", 390)]
    [TestCase("ar", 1280)]
    [TestCase("ar", 390)]
    public async Task It_is_read_as_a_list_of_each_state(string language, int width)
    {
        await using var browser = await Browsers.Visit(language, width);
        var page = await Board(browser, language);

        Assert.That(await page.Locator(".board section > .board-head h2").CountAsync(), Is.EqualTo(6));
        Assert.That(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.board ol > li')].every(x => x.querySelectorAll('h3 a').length === 1 && x.closest('section').querySelector('h2'))"));
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.NothingSerious($"board, {language}");
    }

    [Test]
    public async Task On_a_phone_a_press_leads_to_a_column()
    {
        await using var browser = await Browsers.Visit(width: 360);
        var page = await Board(browser);

        await page.Locator(".board-ways a").Last.ClickAsync();

        await page.WaitForFunctionAsync("() => { const top = document.querySelector('#board-decided').getBoundingClientRect().top; return top >= -1 && top < innerHeight; }");
    }

    [Test]
    public async Task Filters_stay_from_the_board_to_the_table_and_back()
    {
        await using var browser = await Browsers.Visit();
        var page = await Board(browser, query: "&sector=crafts");

        await page.Locator(".list-forms a").First.ClickAsync();
        await page.Locator(".list-table").WaitForAsync();
        Assert.That(new Uri(page.Url).Query, Is.EqualTo("?sector=crafts"));
        await page.Locator(".list-forms a").Last.ClickAsync();
        await page.Locator(".board").WaitForAsync();
        Assert.That(new Uri(page.Url).Query, Is.EqualTo("?sector=crafts&board=true"));
    }

    [Test]
    public async Task The_rest_of_a_column_is_in_the_table()
    {
        await using var browser = await Browsers.Visit();
        var page = await Board(browser);
        var column = page.Locator(".board-column", new() { Has = page.Locator(".board-more") }).First;
        var said = await column.Locator(".board-head strong").InnerTextAsync();

        await column.Locator(".board-more").ClickAsync();

        await page.Locator(".list-table").WaitForAsync();
        Assert.That((await page.Locator(".list-count").InnerTextAsync()).Split(' ')[0], Is.EqualTo(said.Split(' ')[0]));
    }

    [Test]
    public async Task Cards_are_chosen_and_what_would_become_of_each_is_shown_first()
    {
        await using var browser = await Browsers.Visit();
        var page = await Board(browser);
        await Assertions.Expect(page.Locator("[formaction='/applications/ask-for-document']")).ToBeHiddenAsync();
        await page.Locator("#board-decided .choose input").First.CheckAsync();

        await page.Locator("[formaction='/applications/ask-for-document']").ClickAsync();
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.SelectOptionAsync("#document", new SelectOptionValue { Index = 1 });

        await Assertions.Expect(page.Locator(".panel tbody tr")).ToContainTextAsync("refusé");
        await Assertions.Expect(page.Locator("form button.filled")).ToBeDisabledAsync(); // there is nothing to do
    }
}
