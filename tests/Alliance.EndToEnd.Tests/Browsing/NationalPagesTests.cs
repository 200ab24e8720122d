using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>On the national side every platform, region, bar and figure opens what is behind it.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class NationalPagesTests
{
    private static readonly string[] Public = ["", "figures", "figures/repaymentRate", "figures/enterprisesCreated?asOf=2022-12-31", "figures/womenShare", "platforms/ism", "platforms/ics", "regions/MA-09", "regions/MA-12", "coverage"];

    /// <summary>What ought to be a link and isn't.</summary>
    private const string NotLinked = """
        () => [
          ...[...document.querySelectorAll('.figure-card .figure-value')].filter(x => !x.querySelector('a[href]')),
          ...[...document.querySelectorAll('.map-region')].filter(x => !x.closest('a[href]')),
          ...[...document.querySelectorAll('.plot-marks rect:not(.plot-slot)')].filter(x => !x.closest('a[href]')),
          ...[...document.querySelectorAll('#main table.cards tbody th[scope=row]')].filter(x => !x.querySelector('a[href]')),
          ...[...document.querySelectorAll('#main tr[id] td.number')].filter(x => !x.querySelector('a[href]')),
        ].map(x => x.outerHTML.slice(0, 120))
        """;

    private const string Addresses = """
        () => [...new Set([...document.querySelectorAll('#main a[href]')].map(x => x.href.baseVal ? new URL(x.href.baseVal, location).href : x.href))]
          .filter(x => new URL(x).host === location.host && !x.includes('/api/')).map(x => x.split('#')[0])
        """;

    /// <summary>Wider than the screen, or a table that has to be pushed aside to be read.</summary>
    private const string Overflowing = """
        () => [
          ...(document.documentElement.scrollWidth > innerWidth ? ['the page: ' + document.documentElement.scrollWidth] : []),
          ...[...document.querySelectorAll('#main .scroll-x, #main h1, #main h2, #main .figure-value, #main .figure-card')]
            .filter(x => x.offsetParent && x.scrollWidth > x.clientWidth + 1).map(x => `${x.className || x.tagName}: ${x.scrollWidth} in ${x.clientWidth}`),
        ]
        """;

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await ReadingHost.Get();
        using var anyone = _host.Client("alliance");
        await Eventually.Holds(async () => (await anyone.GetStringAsync(new Uri("api/figures", UriKind.Relative))).Contains("\"platformsUpToDate\":5", StringComparison.Ordinal), "all platforms' figures");
    }

    [Test]
    public async Task Whatever_is_shown_opens_what_is_behind_it()
    {
        await using var browser = await Browsers.Visit();
        var page = await browser.NewPageAsync();
        var opened = new HashSet<string>(StringComparer.Ordinal);
        using var client = _host.Client("alliance");
        foreach (var path in Public)
        {
            await page.Show(new Uri(_host.Address("alliance"), path));
            Assert.That(await page.EvaluateAsync<string[]>(NotLinked), Is.Empty, path);
            foreach (var address in (await page.EvaluateAsync<string[]>(Addresses)).Where(opened.Add))
                Assert.That((int)(await client.GetAsync(new Uri(new Uri(address).PathAndQuery, UriKind.Relative))).StatusCode, Is.EqualTo(200), $"{address} on /{path}");
        }

        Assert.That(opened.Select(x => new Uri(x).AbsolutePath), Is.SupersetOf(new[] { "/platforms/ism", "/platforms/ics", "/regions/MA-09", "/figures/womenShare", "/figures/enterprisesCreated" }));
    }

    [Test]
    public async Task On_the_desk_too()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("alliance", "administration");
        foreach (var path in new[] { "dashboard", "platforms", "reconciliation" })
        {
            await desk.Open("alliance", path);
            await desk.Page.Locator("#main table a[href^='/platforms/']").First.WaitForAsync();
            Assert.That(await desk.Page.EvaluateAsync<string[]>(NotLinked), Is.Empty, path);
            Assert.That(await desk.Page.Locator("#main table a[href^='/platforms/']").CountAsync(), Is.GreaterThanOrEqualTo(5), path);
        }
    }

    /// <summary>Nothing of it needs a script, and the date goes along.</summary>
    [Test]
    public async Task From_a_figure_of_a_past_year_to_a_platform_and_back_by_keyboard_and_without_script()
    {
        await using var browser = await Browsers.Visit(script: false);
        var page = await browser.NewPageAsync();
        await page.Show(new Uri(_host.Address("alliance"), "figures?asOf=2022-12-31"));

        await page.Locator("#main .figure-card a[href^='/figures/repaymentRate']").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_host.Address("alliance"), "figures/repaymentRate?asOf=2022-12-31").ToString());
        await Assertions.Expect(page.Locator("#main h1")).ToHaveTextAsync("Taux de remboursement");
        await page.Locator("#main table a[href^='/platforms/ism']").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_host.Address("alliance"), "platforms/ism?asOf=2022-12-31#repaymentRate").ToString());
        await Assertions.Expect(page.Locator("tr:target")).ToContainTextAsync("Taux de remboursement");
        await page.Back();

        await page.Locator(".plot-open").First.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_host.Address("alliance"), "figures/repaymentRate?asOf=2008-12-31").ToString());
    }

    [Test]
    public async Task A_bar_and_a_region_open_under_a_finger([Values("fr", "ar")] string language)
    {
        await using var browser = await Browsers.Visit(language, width: 390);
        var page = await browser.NewPageAsync();
        await page.Show(_host.Address("alliance"));

        await page.Locator(".plot-open[href*='2021-12-31']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_host.Address("alliance"), "figures/enterprisesCreated?asOf=2021-12-31").ToString());
        await page.Show(_host.Address("alliance"));
        await page.Locator(".map a[href^='/regions/MA-09'] path").ClickAsync();
        await Assertions.Expect(page.Locator("#main table a[href^='/platforms/ism']").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Nothing_is_wider_than_its_place([Values("fr", "ar")] string language)
    {
        await using var browser = await Browsers.Visit(language);
        var page = await browser.NewPageAsync();
        using (Assert.EnterMultipleScope())
        {
            foreach (var path in Public)
            {
                await page.Show(new Uri(_host.Address("alliance"), path));
                foreach (var width in new[] { 360, 390, 768, 1024, 1280, 1600 })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    Assert.That(await page.EvaluateAsync<string[]>(Overflowing), Is.Empty, $"{path} at {width}");
                }
            }
        }
    }
}
