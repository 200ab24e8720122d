using System.Globalization;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Fields of amounts, numbers, days and files do the same in every browser: they read what people write and paste, speak the page's language, and need no mouse.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class FieldTests
{
    private const string Platform = "el-hajeb";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("en-US", "fr")]
    [TestCase("fr-FR", "fr")]
    [TestCase("en-US", "ar")]
    public async Task An_amount_is_what_was_typed_or_pasted(string locale, string language)
    {
        await using var browser = await Browsers.Visit(locale);
        await browser.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await At(browser, language, "applications/new");
        var field = page.Locator("#total");

        foreach (var typed in new[] { "1 234,50", "1234.5", "١٢٣٤٫٥٠", "1.234,50 DH" })
        {
            await field.FillAsync("");
            await field.PressSequentiallyAsync(typed);
            await field.PressAsync("Tab");
            await Assertions.Expect(field).ToHaveValueAsync("1\u202F234,50");
        }

        foreach (var pasted in new[] { "50\u202F000,00\u202FDH", "50\u00A0000,00\u00A0DH", "50\u2009000,00 DH", " 50000 ", "50.000,00", "٥٠٬٠٠٠٫٠٠", "50\u202F000,00\u202Fدرهم" })
        {
            await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", pasted);
            await field.FillAsync("");
            await field.PressAsync("Control+V");
            await field.PressAsync("Tab");
            await Assertions.Expect(field).ToHaveValueAsync("50\u202F000,00");
        }

        var jobs = page.Locator("#jobs-planned");
        await jobs.FillAsync("١٢");
        await jobs.PressAsync("Tab");
        await Assertions.Expect(jobs).ToHaveValueAsync("12");
        await jobs.FocusAsync();
        await jobs.HoverAsync();
        for (var i = 0; i < 5; i++) await page.Mouse.WheelAsync(0, 120);
        await jobs.BlurAsync();
        await Assertions.Expect(jobs).ToHaveValueAsync("12");
    }

    /// <summary>The very text that a browser copies out of our page.</summary>
    [TestCase("fr")]
    [TestCase("ar")]
    public async Task What_our_own_lists_show_can_be_copied_and_pasted(string language)
    {
        await using var browser = await Browsers.Visit("en-US");
        var page = await At(browser, language, "loans");
        var (amount, day) = (await Copied(page, "tbody tr:first-child td.number:has-text(',')"), await Copied(page, "tbody tr:first-child time"));

        await page.Begin(new Uri(_host.Address(Platform), "applications/new"));
        await page.Locator(".shell[data-live]").WaitForAsync();
        await page.FillAsync("#total", amount.Text);
        await page.FillAsync("#born-on", day.Text);
        await page.PressAsync("#born-on", "Tab");

        await Assertions.Expect(page.Locator("#total")).ToHaveValueAsync(amount.Text.Trim());
        var iso = day.Iso!;
        await Assertions.Expect(page.Locator("#born-on")).ToHaveValueAsync($"{iso[8..]}/{iso[5..7]}/{iso[..4]}");
        Assert.That(await page.Locator("#total-problem, #born-on-problem").CountAsync(), Is.Zero);
    }

    [TestCase("en-US", "fr", "ArrowRight", "mars 2024")]
    [TestCase("fr-FR", "ar", "ArrowLeft", "مارس 2024")]
    public async Task A_day_is_chosen_by_the_keyboard_alone(string locale, string language, string next, string month)
    {
        await using var browser = await Browsers.Visit(locale);
        var page = await At(browser, language, "applications/new");
        var field = page.Locator("#born-on");
        await field.FillAsync("١٠/٣/٢٠٢٤");

        await field.PressAsync("ArrowDown");
        await Stands("2024-03-10"); // a Sunday
        await Assertions.Expect(page.Locator(".calendar [aria-live]")).ToHaveTextAsync(month);
        foreach (var (key, day) in new[]
        {
            (next, "2024-03-11"), ("ArrowDown", "2024-03-18"), ("ArrowUp", "2024-03-11"), ("End", "2024-03-17"), ("Home", "2024-03-11"),
            ("PageUp", "2024-02-11"), ("PageDown", "2024-03-11"), ("Shift+PageUp", "2023-03-11"), ("Shift+PageDown", "2024-03-11"),
        })
        {
            await page.Keyboard.PressAsync(key);
            await Stands(day);
        }

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveValueAsync("10/03/2024");
        await field.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveValueAsync("17/03/2024");
        await Assertions.Expect(page.Locator("dialog.calendar[open]")).ToHaveCountAsync(0);

        Task Stands(string day) => Assertions.Expect(page.Locator($".calendar [data-date='{day}']")).ToBeFocusedAsync();
    }

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task The_calendar_begins_on_Monday_runs_as_the_page_does_and_is_sound(string language)
    {
        await using var browser = await Browsers.Visit("en-US");
        var page = await At(browser, language, "applications/new");

        await page.Locator(".day-field:has(#born-on) .day-open").ClickAsync();
        var monday = (await page.Locator(".calendar thead th").First.BoundingBoxAsync())!;
        var sunday = (await page.Locator(".calendar thead th").Last.BoundingBoxAsync())!;

        Assert.That(monday.X > sunday.X, Is.EqualTo(language is "ar"));
        Assert.That(await page.Locator(".calendar abbr").First.GetAttributeAsync("title"), Is.EqualTo(language is "ar" ? "الاثنين" : "lundi"));
        await page.NothingSerious("the calendar");
    }

    [Test]
    public async Task What_is_no_day_is_said_beside_the_field_and_stays()
    {
        await using var browser = await Browsers.Visit("en-US");
        var page = await At(browser, "fr", "applications/new");

        await page.FillAsync("#born-on", "06/30/1994");
        await page.PressAsync("#born-on", "Tab");

        await Assertions.Expect(page.Locator("#born-on-problem")).ToContainTextAsync("30/06/1994");
        await Assertions.Expect(page.Locator("#born-on")).ToHaveValueAsync("06/30/1994");
    }

    [Test]
    public async Task Without_script_days_are_typed_into_forms_that_ask_for_an_address()
    {
        await using var scriptless = await Browsers.Visit("en-US", script: false);
        var desk = new Desk(_host, await scriptless.NewPageAsync());
        await desk.SignIn(Platform, "tresorier");
        var page = desk.Page;
        await page.Show(new Uri(_host.Address(Platform), "fund"));
        await Assertions.Expect(page.Locator(".day-open")).ToBeHiddenAsync();

        await Ask("31/12/2022");
        await Assertions.Expect(page.Locator(".subtitle")).ToContainTextAsync("31 décembre 2022");
        await Ask("31/12/22");
        await Assertions.Expect(page.Locator("#fund-as-of")).ToHaveValueAsync("31/12/22");
        await Assertions.Expect(page.Locator("#fund-as-of-problem")).ToContainTextAsync("quatre chiffres");
        await page.Back();
        await Assertions.Expect(page.Locator("#fund-as-of")).ToHaveValueAsync("31/12/2022");

        await page.Show(new Uri(_host.Address(Platform), "fund/journal"));
        await page.FillAsync("[name=from]", "1/1/2023");
        await page.Locator(".list-filters button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[name=from]")).ToHaveValueAsync("01/01/2023");
        Assert.That(await page.Locator("a[download]").First.GetAttributeAsync("href"), Does.Contain("from=2023-01-01"), "what is exported is what is shown");

        async Task Ask(string day)
        {
            await page.FillAsync("#fund-as-of", day);
            await page.Locator("form:has(#fund-as-of) button[type=submit]").ClickAsync();
        }
    }

    [TestCase("fr", "Choisir un fichier")]
    [TestCase("ar", "اختيار ملف")]
    public async Task A_file_is_asked_for_in_the_language_of_the_page(string language, string words)
    {
        await using var browser = await Browsers.Visit("en-US");
        var page = await At(browser, language, "statements");
        var area = page.Locator(".file-field");

        await Assertions.Expect(area.Locator(".button")).ToHaveTextAsync(words);
        Assert.That(await page.Locator("#statement-file").EvaluateAsync<string>("x => getComputedStyle(x).opacity"), Is.EqualTo("0"), "the browser's own words are not seen");
        await page.SetInputFilesAsync("#statement-file", new FilePayload { Name = "relevé.txt", MimeType = "text/plain", Buffer = "rien"u8.ToArray() });
        await Assertions.Expect(page.Locator("#statement-file-chosen")).ToHaveTextAsync("relevé.txt");
    }

    private async Task<IPage> At(IBrowserContext browser, string language, string path)
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignInByForm(Platform, path is "statements" ? "tresorier" : "directeur");
        await desk.Page.EvaluateAsync("fetch('/drafts?page=%2Fapplications%2Fnew&form=new-application', { method: 'DELETE' })"); // what another test typed there comes back to nobody
        await desk.Open(Platform, string.Create(CultureInfo.InvariantCulture, $"language?to={language}&returnUrl=/{path}"));
        return desk.Page;
    }

    /// <summary>As a browser copies it, by selecting it.</summary>
    private static async Task<(string Text, string? Iso)> Copied(IPage page, string what)
    {
        var place = page.Locator(what).First;
        var text = await place.EvaluateAsync<string>("x => { getSelection().selectAllChildren(x); return getSelection().toString(); }");
        return (text, await place.GetAttributeAsync("datetime"));
    }
}
