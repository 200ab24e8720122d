using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>An amount typed into a form is the amount that is recorded, whatever the browser's language.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class AmountTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("en-US", "1250,50", 0)]
    [TestCase("fr-FR", "1250.50", 1)]
    public async Task A_comma_parts_the_decimals_and_the_wheel_does_nothing(string locale, string typed, int loan)
    {
        await using var browser = await Browsers.Visit(locale);
        var (desk, field) = await AtPayment(browser, loan);

        await field.FillAsync("");
        await field.PressSequentiallyAsync("750,25");
        await field.HoverAsync();
        for (var i = 0; i < 5; i++) await desk.Page.Mouse.WheelAsync(0, 120);
        await field.BlurAsync();
        await Assertions.Expect(field).ToHaveValueAsync("750,25");
        await field.FillAsync("");
        await field.PressSequentiallyAsync(typed);
        await desk.Page.Locator("form:has(#payment-amount) button[type=submit]").ClickAsync();

        await desk.Done();
        await Assertions.Expect(desk.Page.Locator("#main")).ToContainTextAsync("1 250,50");
        await Assertions.Expect(desk.Page.Locator("#main")).Not.ToContainTextAsync("125 050");
    }

    [Test]
    public async Task What_has_two_readings_is_said_beside_the_field_and_not_sent()
    {
        await using var browser = await Browsers.Visit("en-US");
        var (desk, field) = await AtPayment(browser);

        await field.FillAsync("1.250");
        await field.PressAsync("Enter");

        await Assertions.Expect(desk.Page.Locator("#payment-amount-problem")).ToContainTextAsync("1250");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(field).ToHaveValueAsync("1.250");
        await field.FillAsync("1250");
        await field.BlurAsync();
        await Assertions.Expect(field).ToHaveValueAsync("1\u202F250,00");
        Assert.That(await desk.Page.Locator("#payment-amount-problem").CountAsync(), Is.Zero);
    }

    /// <param name="row">Of the list, so that no test's payment looks like another's.</param>
    private async Task<(Desk Desk, ILocator Field)> AtPayment(IBrowserContext browser, int row = 0)
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", "tresorier");
        await desk.Page.Show(new Uri(_host.Address("el-hajeb"), "loans?status=in-repayment&orderBy=outstanding&descending=true"));
        var loan = await desk.Page.Locator("#main a.opens").Nth(row).GetAttributeAsync("href");
        await desk.Open("el-hajeb", loan!.TrimStart('/'));
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() }).ClickAsync();
        return (desk, desk.Page.Locator("#payment-amount"));
    }

    [GeneratedRegex("^(Enregistrer un paiement|Record a payment)$")] private static partial Regex PayButton();
}
