using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The search over everything as people use it: by the keyboard alone, on a phone, in two scripts, and where no script runs.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class FindingTests
{
    private const string Platform = "larache";
    private RunningHost _host = null!;

    private readonly ConcurrentQueue<string> _written = new();

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start(
        settings: new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Information" }, changes: x => x.AddSingleton<ILoggerProvider>(new Recorder(_written)));

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task A_loan_is_found_and_opened_by_the_keyboard_alone(string language)
    {
        await using var browser = await Browsers.Visit();
        var (desk, page) = await At(browser, language, "loans");
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(number);
        var option = page.Locator("#search-answers [role=option]", new() { HasText = number }).First;
        await Reach(page, option);
        Assert.That(await page.GetAttributeAsync("#search-window input", "aria-activedescendant"), Is.EqualTo(await option.GetAttributeAsync("id")));
        await page.NothingSerious("the window of the search");
        await page.Keyboard.PressAsync("Enter");

        await desk.Arrive(x => x.Contains("/loans/0", StringComparison.Ordinal));
        await desk.Live();
        Assert.That(await page.Locator("#search-window").IsVisibleAsync(), Is.False);
        Assert.That(await page.InnerTextAsync("main"), Does.Contain(number));
    }

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task On_a_phone_it_opens_from_the_top_and_stays_within_the_screen(string language)
    {
        await using var browser = await Browsers.Visit(width: 390);
        var (_, page) = await At(browser, language, "loans");
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();

        await page.Locator(".topbar-search").ClickAsync();
        await page.FillAsync("#search-window input", number);
        await page.Locator("#search-answers [role=option]", new() { HasText = number }).First.WaitForAsync();

        var box = (await page.Locator("#search-window").BoundingBoxAsync())!;
        Assert.That((box.X >= 0, box.X + box.Width <= 390), Is.EqualTo((true, true)));
        Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True);
        await page.NothingSerious("the window of the search");
        await page.Keyboard.PressAsync("Escape");
        Assert.That(await page.Locator("#search-window").IsVisibleAsync(), Is.False);
    }

    /// <summary>What keyboards send for Ctrl and the key where a K is printed, and for keys that stand elsewhere.</summary>
    [TestCase("k", "KeyK", "search-window")] // QWERTY, AZERTY
    [TestCase("K", "KeyK", "search-window")] // with Caps Lock
    [TestCase("ن", "KeyK", "search-window")] // Arabic
    [TestCase("k", "KeyV", "search-window")] // Dvorak
    [TestCase("t", "KeyK", null)] // Dvorak: a new tab of the browser
    public async Task Ctrl_K_is_the_same_key_on_every_keyboard(string key, string code, string? opened)
    {
        await using var browser = await Browsers.Visit();
        var (_, page) = await At(browser, "fr", "loans");

        await Press(page, "body", key, code, ctrl: true);

        Assert.That(await Open(page), Is.EqualTo(opened));
    }

    /// <summary>With Shift on AZERTY's comma and QWERTY's slash; Arabic has a question mark of its own.</summary>
    [TestCase("?", "KeyM", "keys-window")]
    [TestCase("?", "Slash", "keys-window")]
    [TestCase("؟", "Slash", "keys-window")]
    [TestCase("/", "Period", "search-window")]
    [TestCase("/", "Slash", "search-window")]
    [TestCase(":", "Slash", null)]
    public async Task Signs_count_by_what_is_typed_and_not_while_somebody_types(string key, string code, string? opened)
    {
        await using var browser = await Browsers.Visit();
        var (_, page) = await At(browser, "fr", "loans");

        await Press(page, "input[type=search]", key, code);
        Assert.That(await Open(page), Is.Null, "in a field");
        await Press(page, "body", key, code);

        Assert.That(await Open(page), Is.EqualTo(opened));
    }

    [Test]
    public async Task Without_script_a_page_has_what_was_found_and_links_to_the_list()
    {
        await using var scriptless = await Browsers.Visit(script: false);
        var desk = new Desk(_host, await scriptless.NewPageAsync());
        await desk.SignIn(Platform, "directeur");
        var page = desk.Page;
        await page.Show(new Uri(_host.Address(Platform), "loans"));
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();

        await page.Locator(".navigation-search").ClickAsync();
        await page.FillAsync("main input[type=search]", number.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await page.Locator("main form[role=search] button").ClickAsync();
        await page.Locator("main .found-item", new() { HasText = number }).First.ClickAsync();

        Assert.That(page.Url, Does.Contain("/loans/0"));
    }

    [Test]
    public async Task An_act_that_is_asked_for_opens_the_loan_with_its_form()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, "tresorier");
        await desk.Open(Platform, "loans?status=in-repayment");
        var page = desk.Page;
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync($"enregistrer un paiement pour {number}");
        await Reach(page, page.Locator("#search-answers [role=option]", new() { HasText = "Enregistrer un paiement" }).Filter(new() { HasText = number }).First);
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("#payment-amount").WaitForAsync();
    }

    /// <summary>By the arrow down. Answers to what was typed before may still be replaced by those to the whole.</summary>
    private static async Task Reach(IPage page, ILocator option)
    {
        await option.WaitForAsync();
        for (var pressed = 0; pressed < 20 && await option.GetAttributeAsync("aria-selected") != "true"; pressed++) await page.Keyboard.PressAsync("ArrowDown");
    }

    /// <summary>What is looked for names people: no address has it, so no other page and no log hears of it.</summary>
    [Test]
    public async Task What_is_looked_for_stays_out_of_referrers_logs_and_traces()
    {
        using var traces = new ActivityListener
        {
            ShouldListenTo = x => x.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = x => _written.Enqueue($"{x.DisplayName} {string.Join(' ', x.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(traces);
        using var director = await Visitor.SignedIn(_host, Platform, "directeur");
        using var sent = await director.SubmitForm("loans", ("q", "LA200005"));
        var address = sent.Headers.Location!;
        Assert.That(address.ToString(), Does.Contain("/search?for=").And.Not.Contain("LA200005"));
        using var page = await director.Http.GetAsync(address);
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("value=\"LA200005\""));
        Assert.That(page.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "same-origin" }));
        Assert.That(page.Headers.CacheControl!.NoStore, Is.True);

        using var answers = await director.Http.PostAsJsonAsync(new Uri("search/answers", UriKind.Relative), new { q = "LA200005" });
        Assert.That((int)answers.StatusCode, Is.EqualTo(200));
        Assert.That(await answers.Content.ReadAsStringAsync(), Does.Not.Contain("LA200005"));
        Assert.That(_written, Is.Not.Empty);
        Assert.That(_written.Where(x => x.Contains("LA200005", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>By Enter from the window over any page, too; and one may come back to what was found.</summary>
    [Test]
    public async Task What_is_looked_for_by_Enter_stands_in_no_address_and_can_be_gone_back_to()
    {
        await using var browser = await Browsers.Visit();
        var (_, page) = await At(browser, "fr", "loans");
        var number = await page.Locator("tbody a.opens").First.InnerTextAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main .found-item", new() { HasText = number }).First.WaitForAsync();
        Assert.That(page.Url, Does.Contain("/search?for=").And.Not.Contain(number));

        await page.Locator("main .found-item", new() { HasText = number }).First.ClickAsync();
        await page.Arrive(x => x.Contains("/loans/0", StringComparison.Ordinal));
        await page.Back();

        await page.Locator("main .found-item", new() { HasText = number }).First.WaitForAsync();
        Assert.That(await page.InputValueAsync("main input[type=search]"), Is.EqualTo(number));
    }

    private async Task<(Desk, IPage)> At(IBrowserContext browser, string language, string path)
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, "directeur");
        await desk.Open(Platform, $"language?to={language}&returnUrl=/{path}");
        return (desk, desk.Page);
    }

    private static async Task Press(IPage page, string on, string key, string code, bool ctrl = false) => await page.Locator(on).First.EvaluateAsync(
        "(at, x) => at.dispatchEvent(new KeyboardEvent('keydown', { key: x.key, code: x.code, ctrlKey: x.ctrl, bubbles: true, cancelable: true }))", new { key, code, ctrl });

    private static Task<string?> Open(IPage page) => page.EvaluateAsync<string?>("document.querySelector('dialog[open]')?.id ?? null");

    /// <summary>Keeps what the service logs.</summary>
    private sealed class Recorder(ConcurrentQueue<string> written) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => written.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
