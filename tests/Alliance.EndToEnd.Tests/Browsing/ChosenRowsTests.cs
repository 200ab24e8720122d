using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Rows of a list are chosen, what is done with them is shown first; lists are kept under a name.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class ChosenRowsTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private async Task<Desk> At(IBrowserContext browser, string path, string name = "directeur")
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("souss-massa", name);
        await desk.Page.Show(new Uri(_host.Address("souss-massa"), path));
        return desk;
    }

    private static async Task<int> Found(IPage page) => FirstNumber(await page.Locator(".list-count").InnerTextAsync());

    private static int FirstNumber(string text) => int.Parse(Blank().Replace(Number().Match(text).Value, ""), CultureInfo.InvariantCulture);

    [Test]
    public async Task All_that_were_found_are_meant_only_when_one_says_so_and_are_shown_before_anything_is_done()
    {
        await using var browser = await Browsers.Visit();
        var desk = await At(browser, "arrears?bucket=0&size=10");
        var page = desk.Page;
        var found = await Found(page);
        Assert.That(found, Is.GreaterThan(10), "more than a page");
        await Assertions.Expect(page.Locator(".choose-all")).ToBeHiddenAsync();

        await page.Locator("[data-choose-page]").CheckAsync();
        Assert.That(await page.Locator("td.choose input:checked").CountAsync(), Is.EqualTo(10));
        await page.Locator(".choose-all input").CheckAsync();
        await page.Locator("td.choose input").First.UncheckAsync();
        await Assertions.Expect(page.Locator(".choose-all input")).Not.ToBeCheckedAsync(); // a row less is not all
        await page.Locator("[data-choose-page]").CheckAsync();
        await page.Locator(".choose-all input").CheckAsync();
        await page.Locator("[formaction='/arrears/remind']").ClickAsync();
        await desk.Arrive(x => x.Contains("/arrears/remind?", StringComparison.Ordinal) && x.Contains("bucket=0", StringComparison.Ordinal) && x.Contains("found=", StringComparison.Ordinal));
        await desk.Live();

        var due = FirstNumber(await page.Locator(".list-toolbar button.filled").InnerTextAsync());
        await page.Locator(".list-toolbar button.filled").ClickAsync();
        await desk.Done();
        Assert.That(due, Is.AtMost(found), "nobody is reminded who was not found");
        Assert.That(FirstNumber(await page.Locator(".notice.good").InnerTextAsync()), Is.EqualTo(due));
        await page.Locator("a.button.filled", new() { HasText = "Retour à la liste" }).ClickAsync();
        await desk.Arrive(x => x.Contains("/arrears?", StringComparison.Ordinal) && x.Contains("bucket=0", StringComparison.Ordinal) && !x.Contains("all=", StringComparison.Ordinal) && !x.Contains("found=", StringComparison.Ordinal));
    }

    [Test]
    public async Task All_that_were_found_are_exported_as_they_are_shown()
    {
        await using var browser = await Browsers.Visit();
        var desk = await At(browser, "arrears?over=30&size=10&orderBy=amount-late&descending=true&columns=late,days");
        var page = desk.Page;
        var found = await Found(page);
        Assert.That(found, Is.GreaterThan(10), "more than a page");
        var first = await page.Locator(".list-table tbody tr .nowrap").First.InnerTextAsync();
        await page.Locator("[data-choose-page]").CheckAsync();
        await page.Locator(".choose-all input").CheckAsync();

        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator(".list-batch [formaction='/api/arrears/export']").ClickAsync());

        await using var stream = await file.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        var rows = MiniExcelLibs.MiniExcel.Query(copy).Select(x => ((IDictionary<string, object?>)x).Values.Select(y => Convert.ToString(y, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.That(rows[1][0], Does.Contain("plus de 30 jours"));
        Assert.That(rows[3], Is.EqualTo(new[] { "Numéro", "Entreprise", "Porteur de projet", "Jours de retard", "En retard (DH)" }));
        Assert.That(rows, Has.Count.EqualTo(4 + found), "title, filter, a blank line, headings and all that were found");
        Assert.That(rows[4][0], Is.EqualTo(first));
    }

    [Test]
    public async Task Chosen_dossiers_are_handed_over_and_each_refusal_is_named()
    {
        await using var browser = await Browsers.Visit();
        var desk = await At(browser, "applications?orderBy=number");
        var page = desk.Page;
        await page.Locator("td.choose input").Nth(0).CheckAsync();
        await page.Locator("td.choose input").Nth(1).CheckAsync();
        await page.Locator("[formaction='/applications/hand-over']").ClickAsync();
        await desk.Live();
        await page.Locator("form button.filled").ClickAsync();
        await Assertions.Expect(page.Locator("#officer")).ToHaveAttributeAsync("aria-invalid", "true"); // nobody is chosen for one
        var chosen = await page.Locator("#officer option").Nth(1).InnerTextAsync();
        await page.SelectOptionAsync("#officer", new SelectOptionValue { Label = chosen });
        await page.Locator("form button.filled").ClickAsync();
        await desk.Done();

        var officer = await page.Locator(".notice.good").InnerTextAsync();
        Assert.That(officer, Does.StartWith("2 ").And.Contain(chosen));
        await page.Locator("a.button.filled").ClickAsync();
        await page.Locator("td.choose input").Nth(0).CheckAsync();
        await page.Locator("[formaction='/applications/hand-over']").ClickAsync();
        await desk.Live();
        await page.SelectOptionAsync("#officer", new SelectOptionValue { Label = chosen });
        await page.Locator("form button.filled").ClickAsync();

        await page.Locator(".panel tbody tr").WaitForAsync();
        Assert.That(await page.Locator(".panel tbody tr").CountAsync(), Is.EqualTo(1), $"{officer} is in charge of it already");
    }

    [Test]
    public async Task A_list_is_kept_under_a_name_and_offered_to_others()
    {
        await using var browser = await Browsers.Visit();
        var desk = await At(browser, "loans?late=true&orderBy=days-late&descending=true");
        await desk.Page.Locator(".list-views summary").ClickAsync();
        await desk.Page.FillAsync("#view-name", "Pires retards");
        await desk.Page.Locator("[name=view-shared]").CheckAsync();
        await desk.Page.Locator(".list-views-panel button[type=submit].button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".list-views-panel a[aria-current]")).ToContainTextAsync("Pires retards");

        await using var other = await Browsers.Visit();
        var treasurer = await At(other, "loans", "tresorier");
        await treasurer.Page.Locator(".list-views summary").ClickAsync();
        await treasurer.Page.Locator(".list-views-panel a", new() { HasText = "Pires retards" }).ClickAsync();
        await treasurer.Arrive(x => x.EndsWith("/loans?late=true&orderBy=days-late&descending=true", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\d[\d\u00A0\u202F]*")] private static partial Regex Number();

    [GeneratedRegex(@"\D+")] private static partial Regex Blank();
}
