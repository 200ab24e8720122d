using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>A draft of something that somebody else has changed meanwhile is put back with a word of that, whatever the form (G4): the second to save is told, and loses nothing.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class DraftOverChangesTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>The treasurer has typed a payment; the director defers instalments of that loan.</summary>
    [Test]
    public async Task On_a_loan()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        var page = desk.Page;
        await desk.SignIn("el-hajeb", "tresorier");
        await page.Show(new Uri(_host.Address("el-hajeb"), "loans?status=in-repayment&orderBy=outstanding&descending=true"));
        var loan = (await page.Locator("#main a.opens").Nth(9).GetAttributeAsync("href"))!.TrimStart('/');
        await desk.Open("el-hajeb", $"{loan}?act=pay");
        await TypeAndLeave(desk, "payment-reference", "VIR-2023-88");

        await desk.Open("el-hajeb", $"{loan}?act=pay");
        await Said(page, "kept", "changed");
        await Defer(loan);
        await desk.Open("el-hajeb", $"{loan}?act=pay");

        await Said(page, "changed", "kept");
        await Assertions.Expect(page.Locator("#payment-reference")).ToHaveValueAsync("VIR-2023-88");
        await page.Locator("[data-note=changed]").GetByRole(AriaRole.Button, new() { Name = "Repartir de zéro" }).ClickAsync();
        await Assertions.Expect(page.Locator("#payment-reference")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("[data-note=changed]")).ToBeHiddenAsync();
        await TypeAndLeave(desk, "payment-reference", "VIR-2023-89");
        await desk.Open("el-hajeb", $"{loan}?act=pay");
        await Said(page, "kept", "changed");
    }

    /// <summary>Both correct one dossier: what the second had typed comes back, and so does the word that it has changed.</summary>
    [Test]
    public async Task On_a_dossier()
    {
        await using var hers = await Browsers.Visit();
        await using var his = await Browsers.Visit();
        var (first, second) = (new Desk(_host, await hers.NewPageAsync()), new Desk(_host, await his.NewPageAsync()));
        await first.SignIn("el-hajeb", "directeur");
        await first.Open("el-hajeb", "applications/new");
        await first.FillDossier();
        await first.Press("Enregistrer le dossier");
        await first.Registered();
        var correction = new Uri(first.Page.Url).AbsolutePath.TrimStart('/') + "/correction";
        await first.Open("el-hajeb", correction);
        await TypeAndLeave(first, "purpose", "Four et vitrine");

        await second.SignIn("el-hajeb", "charge");
        await second.Open("el-hajeb", correction);
        await second.Fill(("phone", "0612 345 678"), ("why", "Téléphone donné au guichet"));
        await second.Press("Enregistrer la correction");
        await second.Registered();
        await first.Open("el-hajeb", correction);

        await Said(first.Page, "changed", "kept");
        await Assertions.Expect(first.Page.Locator("#purpose")).ToHaveValueAsync("Four et vitrine");
        await Assertions.Expect(first.Page.Locator("#phone")).ToHaveValueAsync("+212 6 12 34 56 78");
        await first.Fill(("why", "Objet précisé"));
        await first.Press("Enregistrer la correction");
        await first.Registered();
        await Assertions.Expect(first.Page.Locator("#main")).ToContainTextAsync("Four et vitrine");
        await Assertions.Expect(first.Page.Locator("#main")).ToContainTextAsync("+212 6 12 34 56 78");
    }

    private static async Task TypeAndLeave(Desk desk, string field, string value)
    {
        await desk.Fill((field, value));
        await desk.Page.RunAndWaitForResponseAsync(
            () => desk.Page.PressAsync($"#{field}", "Tab"), x => x.Request.Method == "POST" && x.Url.EndsWith("/drafts", StringComparison.Ordinal) && x.Status == 204);
        await desk.Open("el-hajeb", "");
    }

    private static async Task Said(IPage page, string note, string other)
    {
        await Assertions.Expect(page.Locator($"[data-note={note}]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-note={other}]")).ToBeHiddenAsync();
    }

    private async Task Defer(string loan)
    {
        using var director = _host.Client("el-hajeb");
        director.DefaultRequestHeaders.Authorization = new("Bearer", await Bearers.Of(_host, "el-hajeb", "directeur"));
        var due = (await director.GetFromJsonAsync<JsonElement>($"api/{loan}")).GetProperty("nextDue").GetProperty("dueOn").GetString();
        using var answer = await director.PostAsJsonAsync($"api/deferrals/{loan}", new { from = due, months = 1, reason = "Reporté par la directrice" });
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
