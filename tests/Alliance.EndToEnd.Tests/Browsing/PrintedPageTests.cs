using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What a page of a loan has on paper, and what of a list opens on a telephone.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class PrintedPageTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    /// <summary>A term that explains itself is a button on the screen, and a word on paper.</summary>
    [Test]
    public async Task A_printed_loan_names_its_figures_and_has_no_buttons()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "tresorier");
        await desk.Open("souss-massa", "loans?status=in-repayment");
        await desk.Page.Locator(".list-table tbody th a").First.ClickAsync();
        await desk.Page.Locator(".schedule").First.WaitForAsync();
        var words = await desk.Page.Locator("#main .term-word").AllInnerTextsAsync();
        Assert.That(words, Is.Not.Empty);

        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var word in await desk.Page.Locator("#main .term-word").AllAsync()) await Assertions.Expect(word).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("#main button:not(.term-word):visible, #main .button:visible")).ToHaveCountAsync(0);
    }

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task Views_open_within_a_telephone_s_screen(string language)
    {
        await using var browser = await Browsers.Visit(width: 390);
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", "charge");
        if (language == "ar") await desk.Open("souss-massa", "language?to=ar");
        foreach (var list in new[] { "applications", "applications?board=true", "loans", "arrears" })
        {
            await desk.Open("souss-massa", list);
            await desk.Page.Locator(".list-views > summary").ClickAsync();
            var box = (await desk.Page.Locator(".list-views-panel").BoundingBoxAsync())!;
            Assert.That(box.X, Is.AtLeast(0), list);
            Assert.That(box.X + box.Width, Is.AtMost(390), list);
        }
    }
}
