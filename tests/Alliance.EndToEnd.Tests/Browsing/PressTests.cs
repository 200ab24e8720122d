using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What somebody does with a page counts, whatever the page does meanwhile: it moves, or its circuit is only beginning.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class PressTests
{
    private const string Register = "Enregistrer le dossier";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>Leaving the field takes what was wrong with it away, so that the button below moves up while it is held down.</summary>
    [Test]
    public async Task A_button_that_moves_under_the_finger_is_pressed_all_the_same()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtDesk(browser, "tresorier");
        await desk.Open("el-hajeb", "holidays");
        await desk.Fill(("holiday-name", "Jour d’essai"), ("holiday-day", "demain"));
        await desk.Page.Locator("#holiday-day").BlurAsync();
        await desk.Page.Locator("#holiday-day-problem").WaitForAsync();
        await desk.Page.Locator("#holiday-day").FillAsync("14/06/2023");
        var button = desk.Button("Enregistrer");
        await button.ScrollIntoViewIfNeededAsync();
        var before = (await button.BoundingBoxAsync())!;

        await desk.Page.Mouse.MoveAsync(before.X + before.Width / 2, before.Y + before.Height - 4);
        await desk.Page.Mouse.DownAsync();
        await Eventually.Holds(async () => (await button.BoundingBoxAsync())!.Y < before.Y - 4, "the button to move away from under the finger");
        await desk.Page.Mouse.UpAsync();

        await desk.Page.Locator("#main tbody").GetByText("Jour d’essai").WaitForAsync();
    }

    [Test]
    public async Task A_finger_that_moves_away_has_not_pressed()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtDesk(browser);
        await desk.Open("el-hajeb", "applications/new");
        var (button, page) = (desk.Button(Register), desk.Page);
        await button.ScrollIntoViewIfNeededAsync();
        var at = (await button.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(at.X + 20, at.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + at.Width + 300, at.Y - 100, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        Assert.That(await page.Locator(".notice").CountAsync(), Is.Zero);

        await button.ClickAsync(); // the circuit would have heard the other press before this one
        await page.Locator(".notice.bad").WaitForAsync();
    }

    [Test]
    public async Task What_is_typed_before_the_circuit_lives_is_kept()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtDesk(browser);
        var wake = await OpenAsleep(desk, "applications/new");

        await desk.FillDossier();
        await desk.Page.FocusAsync("#purpose");
        wake();
        await desk.Live();

        await desk.Page.WaitForFunctionAsync("() => document.activeElement.id === 'purpose'");
        Assert.That(await desk.Page.InputValueAsync("#name"), Is.EqualTo("Salma Démonstration"));
        await desk.Press(Register);
        await desk.Registered();
    }

    [TestCase("press")]
    [TestCase("Enter")]
    public async Task A_press_before_the_circuit_lives_is_told_to_wait_and_loses_nothing(string how)
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtDesk(browser);
        var sent = 0;
        desk.Page.Request += (_, x) => sent += x is { Method: "POST", IsNavigationRequest: true } ? 1 : 0;
        var wake = await OpenAsleep(desk, "applications/new");
        var button = desk.Button(Register);

        await desk.Fill(("name", "Salma Démonstration"));
        if (how is "press") await button.DispatchEventAsync("click");
        else await desk.Page.PressAsync("#name", how);

        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "La page se prépare" })).ToBeVisibleAsync();
        await Assertions.Expect(button).ToBeDisabledAsync();
        wake();
        await desk.Live();
        await Assertions.Expect(button).ToBeEnabledAsync();
        Assert.That(await desk.Page.InputValueAsync("#name"), Is.EqualTo("Salma Démonstration"));
        Assert.That(sent, Is.Zero);
    }

    private async Task<Desk> AtDesk(IBrowserContext browser, string account = "directeur")
    {
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", account);
        return desk;
    }

    /// <summary>Opens a page whose script is slow to arrive.</summary>
    /// <returns>Lets it arrive.</returns>
    private async Task<Action> OpenAsleep(Desk desk, string path)
    {
        var arrives = new TaskCompletionSource();
        await desk.Page.RouteAsync(new Regex(@"/blazor\.web[^/]*\.js"), async x =>
        {
            await arrives.Task;
            await x.ContinueAsync();
        });
        await desk.Page.Begin(new Uri(_host.Address("el-hajeb"), path));
        await desk.Button(Register).WaitForAsync();
        return arrives.SetResult;
    }
}
