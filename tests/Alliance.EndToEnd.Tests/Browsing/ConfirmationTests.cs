using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What opens over a page: the question before something that matters, and the sheets of the accounts.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class ConfirmationTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_payment_is_undone_after_a_question_and_not_before()
    {
        await using var browser = await Browsers.Visit(width: 390);
        var desk = new Desk(_host, await browser.NewPageAsync());
        var page = desk.Page;
        await desk.SignIn("el-hajeb", "tresorier");
        await page.Show(new Uri(_host.Address("el-hajeb"), "loans?status=in-repayment&orderBy=outstanding&descending=true"));
        await desk.Open("el-hajeb", (await page.Locator("#main a.opens").Nth(5).GetAttributeAsync("href"))!.TrimStart('/'));
        await desk.Press("Enregistrer un paiement");
        await page.FillAsync("#payment-amount", "330,30");
        await desk.Press("Enregistrer le paiement");
        await desk.Done();
        var payment = page.Locator(".happenings > li").Filter(new() { HasText = "330,30" });
        var undo = payment.Locator(".link-button").Last;
        var question = page.GetByRole(AriaRole.Alertdialog);

        await undo.ClickAsync();
        await Assertions.Expect(question).ToContainTextAsync("330,30");
        await Assertions.Expect(question.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await Assertions.Expect(payment).Not.ToHaveClassAsync("undone");

        await undo.ClickAsync();
        await question.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".happenings > li.undone").Filter(new() { HasText = "330,30" })).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Somebody_is_invited_and_given_other_roles()
    {
        await using var browser = await Browsers.Visit(width: 390);
        var desk = new Desk(_host, await browser.NewPageAsync());
        var page = desk.Page;
        await desk.SignIn("oriental", "administration");
        await desk.Open("oriental", "accounts?search=noor");

        await desk.Press("Inviter une personne");
        var sheet = page.Locator("dialog.sheet");
        await sheet.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(sheet.Locator(".error-summary li")).ToHaveCountAsync(3);
        await desk.Fill(("email", "noor@oriental.example"), ("name", "Noor (démonstration)"));
        await sheet.GetByLabel("Chargé d’affaires").CheckAsync();
        await sheet.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToContainTextAsync("noor@oriental.example");

        await desk.Press("Actions pour Noor (démonstration)");
        await sheet.GetByText("Modifier les rôles").ClickAsync();
        await sheet.GetByLabel("Parrain").CheckAsync();
        await sheet.GetByLabel("Chargé d’affaires").UncheckAsync();
        await sheet.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Les rôles de Noor (démonstration) sont changés.");
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("Parrain");
    }
}
