using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.EndToEnd.Tests.Upgrades;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The second person at the list of accounts agrees to what the list shows, and to nothing else.</summary>
public sealed class AgreeingTests
{
    [Test]
    public async Task What_was_proposed_anew_since_the_page_was_read_is_read_again_first()
    {
        using var folder = KeptStory.Folder();
        await using var host = await RunningHost.Start(folder);
        using var administrator = await Visitor.SignedIn(host, "el-hajeb", "administration");
        var officer = (await administrator.Http.GetFromJsonAsync<JsonElement>(new Uri("api/accounts?search=charge", UriKind.Relative))).GetProperty("accounts")[0].GetProperty("id").GetString();
        await using var browser = await Browsers.Visit();
        var desk = new Desk(host, await browser.NewPageAsync());
        await desk.SignIn("el-hajeb", "directeur");

        await Propose("treasurer");
        await desk.Open("el-hajeb", "accounts?search=charge");
        await Propose("director");
        await Agree();
        await Assertions.Expect(desk.Page.Locator(".notice.bad")).ToHaveTextAsync("Cette proposition a changé entre-temps. Relisez-la avant de répondre.");
        await Assertions.Expect(Row()).ToContainTextAsync("Trésorier, Directeur : proposé par Imane Chraïbi");

        await Agree();
        await Assertions.Expect(Row()).ToContainTextAsync("Chargé d’affaires, Trésorier, Directeur");
        await Assertions.Expect(Row()).Not.ToContainTextAsync("proposé par");

        async Task Propose(string role)
        {
            using var answer = await administrator.Http.PutAsJsonAsync(new Uri($"api/accounts/{officer}/roles", UriKind.Relative), new { roles = new[] { "loan-officer", role } });
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        }

        async Task Agree()
        {
            await desk.Button("Actions pour Salma Idrissi").ClickAsync();
            await desk.Page.GetByText("Donner son accord aux rôles").ClickAsync();
        }

        ILocator Row() => desk.Page.Locator("tbody tr").Filter(new() { HasText = "Salma Idrissi" });
    }
}
