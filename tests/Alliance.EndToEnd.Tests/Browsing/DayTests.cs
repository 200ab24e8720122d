using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>An officer's day on a telephone: what is to be done, done by one tap and taken back; and on the dossier what is written for colleagues alone.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class DayTests
{
    private const string Platform = "el-hajeb";
    private const string Words = "Appeler le fournisseur de laine";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private static async Task<string> Dossier(Visitor officer)
    {
        using var answer = await officer.Http.PostAsJsonAsync(new Uri("api/applications", UriKind.Relative), Dossiers.Plausible("El Hajeb", 20_000));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_task_is_done_by_one_tap_and_taken_back_also_without_script(bool script)
    {
        using var officer = await Visitor.SignedIn(_host, Platform, "charge");
        var (dossier, words) = (await Dossier(officer), $"{Words} {(script ? "A" : "B")}");
        var today = (await officer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/applications/{dossier}", UriKind.Relative))).GetProperty("receivedOn").GetString();
        (await officer.Http.PostAsJsonAsync(new Uri("api/tasks", UriKind.Relative), new { subjectKind = "dossier", subject = dossier, words, dueOn = today })).EnsureSuccessStatusCode().Dispose();
        await using var browser = await Browsers.Visit(width: 390, script: script);
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, "charge");
        await desk.Page.Show(new Uri(_host.Address(Platform), "today"));
        var check = desk.Page.GetByRole(AriaRole.Button, new() { Name = $"Fait : {words}", Exact = true });
        var size = await check.BoundingBoxAsync();
        Assert.That((size!.Width, size.Height), Is.EqualTo((44f, 44f)), "large enough for a finger");

        await check.ClickAsync();
        await desk.Arrive(x => x.Contains("done=", StringComparison.Ordinal));
        await Assertions.Expect(desk.Page.Locator(".notice.good")).ToContainTextAsync(words);
        await Assertions.Expect(check).ToHaveCountAsync(0);
        await desk.Page.Locator(".notice.good button").ClickAsync();
        await desk.Arrive(x => !x.Contains("done=", StringComparison.Ordinal));

        await Assertions.Expect(check).ToHaveCountAsync(1);
        if (script) await desk.Page.NothingSerious("fr");
    }

    [Test]
    public async Task On_the_dossier_a_task_a_note_and_a_visit_are_written_and_what_a_mention_does_not_reach_is_said()
    {
        using var officer = await Visitor.SignedIn(_host, Platform, "charge");
        var dossier = await Dossier(officer);
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, "charge");
        await desk.Open(Platform, $"applications/{dossier}");

        await desk.Press("Ajouter une tâche…");
        await desk.Fill(("task-words", "Relire le bail"), ("task-due", "31/12/2023"));
        await desk.Press("Ajouter la tâche");
        await Assertions.Expect(desk.Page.Locator("#tasks .work-words")).ToHaveTextAsync("Relire le bail");
        await desk.Page.Locator("#tasks .work-check").ClickAsync();
        await desk.Page.Locator("#tasks .notice.good button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#tasks .work-check")).ToHaveCountAsync(1);

        await desk.Press("Écrire une note…");
        await desk.Fill(("note-text", "Joignable après 17 h"));
        await desk.Page.Locator("label:has-text('ne voit pas les dossiers') input").First.CheckAsync();
        await Assertions.Expect(desk.Page.Locator("dialog .notice.warning")).ToContainTextAsync("N’en sauront rien");
        await desk.Press("Enregistrer la note");
        await Assertions.Expect(desk.Page.Locator("#notes .notice.warning")).ToContainTextAsync("N’en sauront rien");
        await Assertions.Expect(desk.Page.Locator("#notes .note-text")).ToHaveTextAsync("Joignable après 17 h");

        await desk.Press("Prévoir une visite…");
        await desk.Fill(("visit-on", "01/07/2023"), ("visit-place", "Atelier, El Hajeb"));
        await desk.Choose(("visit-at", "10:30"));
        await desk.Press("Prévoir la visite");
        await Assertions.Expect(desk.Page.Locator("#visits .correction-head")).ToContainTextAsync("10:30");
        await desk.Page.NothingSerious("fr");
    }
}
