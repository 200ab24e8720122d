using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>A payment is recorded where it is asked for: on a telephone, and by the keyboard alone.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class PaymentTests
{
    private const string Offer = "Enregistrer un paiement";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task On_a_telephone_the_form_opens_under_the_thumb()
    {
        await using var browser = await Browsers.Visit(width: 390);
        var desk = await AtLoan(browser, 2);
        var page = desk.Page;

        await desk.Press(Offer);
        var amount = page.Locator("#payment-amount");
        await Assertions.Expect(amount).ToBeFocusedAsync();
        await Assertions.Expect(amount).ToBeInViewportAsync();
        await Assertions.Expect(desk.Button("Enregistrer le paiement")).ToBeInViewportAsync();
        Assert.That(await page.EvaluateAsync<float>("scrollY"), Is.Zero, "the page itself stays where it was");

        await amount.FillAsync("310,10");
        await desk.Press("Enregistrer le paiement");

        await Assertions.Expect(page.Locator(".notice.good")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#main dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#main")).ToContainTextAsync("310,10");
    }

    [Test]
    public async Task By_the_keyboard_alone()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtLoan(browser, 3);
        var page = desk.Page;

        await Reach(page, $"document.activeElement.innerText?.trim() === '{Offer}'");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#payment-amount")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#main dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Button(Offer)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#payment-amount")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("320,20");
        await Reach(page, "document.activeElement.matches('dialog button[type=submit]')");
        await page.Keyboard.PressAsync("Enter");

        await page.Locator(".notice.good").WaitForAsync();
        await Assertions.Expect(page.Locator("#main")).ToContainTextAsync("320,20");
        await Assertions.Expect(desk.Button(Offer)).ToBeFocusedAsync();
    }

    /// <summary>Back leads to another loan by the same page: what was open on the one is not open on the other.</summary>
    [Test]
    public async Task An_open_form_stays_with_its_loan()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtLoan(browser, 6);
        var page = desk.Page;
        var (loan, number) = (page.Url, await page.Locator(".page-header .subtitle").InnerTextAsync());
        var other = await OtherLoan(page, 7);
        await page.EvaluateAsync("x => Blazor.navigateTo(x)", other);
        await Assertions.Expect(page.Locator(".page-header .subtitle")).Not.ToHaveTextAsync(number);
        var otherNumber = await page.Locator(".page-header .subtitle").InnerTextAsync();
        await desk.Press(Offer);
        await Assertions.Expect(page.Locator("dialog[data-sheet] .panel-note")).ToHaveTextAsync(otherNumber);
        await page.FillAsync("#payment-amount", "350,50");

        await page.EvaluateAsync("history.back()");

        await Assertions.Expect(page.Locator(".page-header .subtitle")).ToHaveTextAsync(number);
        Assert.That(page.Url, Is.EqualTo(loan));
        await Assertions.Expect(page.Locator("#main dialog")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_ends_a_loan_stands_last_in_the_menu_and_not_in_red()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtLoan(browser, 4, "directeur");
        var page = desk.Page;
        var menu = page.Locator(".page-header details.menu");
        await Assertions.Expect(page.GetByText("Passer en perte…")).ToBeHiddenAsync();

        await menu.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu.Locator(".button").Last).ToHaveTextAsync("Passer en perte…");
        await Assertions.Expect(menu.Locator(".dangerous")).ToHaveCountAsync(0);
        await menu.Locator(".button").Last.ClickAsync();
        await Assertions.Expect(page.Locator("dialog #lost-on")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(menu.Locator("summary")).ToBeFocusedAsync();
    }

    private async Task<string> OtherLoan(IPage page, int row)
    {
        using var visitor = await Visitor.SignedIn(_host, "el-hajeb", "tresorier");
        var list = await visitor.Http.GetStringAsync(new Uri("loans?status=in-repayment&orderBy=outstanding&descending=true", UriKind.Relative));
        var ids = System.Text.RegularExpressions.Regex.Matches(list, "/loans/([0-9a-f-]{36})\"").Select(x => x.Groups[1].Value).Distinct().ToList();
        return "/loans/" + ids.Where(x => !page.Url.Contains(x, StringComparison.Ordinal)).ElementAt(row);
    }

    /// <summary>By Tab.</summary>
    private static async Task Reach(IPage page, string isThere)
    {
        for (var pressed = 0; pressed < 80 && !await page.EvaluateAsync<bool>(isThere); pressed++) await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>(isThere), isThere);
    }

    /// <param name="row">Of the list, so that no test's payment looks like another's.</param>
    private async Task<Desk> AtLoan(IBrowserContext browser, int row, string account = "tresorier")
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", account);
        await desk.Page.Show(new Uri(_host.Address("el-hajeb"), "loans?status=in-repayment&orderBy=outstanding&descending=true"));
        var loan = await desk.Page.Locator("#main a.opens").Nth(row).GetAttributeAsync("href");
        await desk.Open("el-hajeb", loan!.TrimStart('/'));
        return desk;
    }
}
