using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>The home of each role in a real browser: what stands on it, in French and Arabic, without a circuit and without a finding.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed partial class HomeTests
{
    private const string Platform = "larache";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("charge", "Mes dossiers en attente de décision", "Mes appels et promesses", "Mes prêts")]
    [TestCase("directeur", "Disponible dans le fonds", "Retards les plus lourds", "Du dossier au prêt")]
    [TestCase("tresorier", "À faire", "Accordés, à décaisser")]
    [TestCase("audit", "Dernières modifications", "À parcourir")]
    [TestCase("administration", "Comptes", "Contrôles", "Paramètres")]
    [TestCase("comite", "Votre salle du comité")]
    [TestCase("parrain", "Mes filleuls")]
    public async Task Each_role_finds_its_own_in_both_languages(string name, params string[] parts)
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, name);
        await desk.Open(Platform, "");
        var text = await desk.Page.InnerTextAsync("main");
        using (Assert.EnterMultipleScope())
        {
            foreach (var part in parts) Assert.That(text, Does.Contain(part));
            await desk.Page.NothingSerious("fr");
        }

        await desk.Page.Locator("a[hreflang=ar]").First.ClickAsync();
        await desk.Page.Locator("html[dir=rtl]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await desk.Open(Platform, "");
        await desk.Page.NothingSerious("ar");
        Assert.That(await desk.Page.Locator("script[src*='blazor.web']").CountAsync(), Is.Zero, "a page that shows needs no circuit");
    }

    [Test]
    public async Task A_director_who_is_an_officer_too_sees_the_parts_of_both()
    {
        await using var browser = await Browsers.Visit();
        var desk = new Desk(_host, await browser.NewPageAsync());
        await desk.SignIn(Platform, "directeur"); // director and loan officer
        await desk.Open(Platform, "");

        var text = await desk.Page.InnerTextAsync("main");
        Assert.That(text, Does.Contain("Mes prêts").And.Contain("Retards les plus lourds").And.Not.Contain("Contrôles"));
    }

    /// <summary>On an entry of the menu stands what its list holds for this reader.</summary>
    [Test]
    public async Task What_waits_is_counted_in_the_menu()
    {
        using var director = await Visitor.SignedIn(_host, Platform, "directeur");
        var waiting = JsonDocument.Parse(await director.Http.GetStringAsync(new Uri("api/applications?open=true", UriKind.Relative))).RootElement.GetProperty("total").GetInt32();
        using var officer = await Visitor.SignedIn(_host, "oriental", "charge");

        Assert.That(waiting, Is.Positive);
        Assert.That(Counted().Match(await director.Http.GetStringAsync(new Uri("dashboard", UriKind.Relative))).Groups[1].Value, Is.EqualTo($"{waiting}"));
        Assert.That(Counted().IsMatch(await officer.Http.GetStringAsync(new Uri("dashboard", UriKind.Relative))), Is.False, "an officer decides nothing");
    }

    [Test]
    public async Task What_waits_is_counted_by_the_bell_until_it_is_opened()
    {
        await using var browser = await Browsers.Visit();
        await using var another = await Browsers.Visit();
        var (officer, director) = (new Desk(_host, await browser.NewPageAsync()), new Desk(_host, await another.NewPageAsync()));
        await officer.SignIn("el-hajeb", "charge");
        await officer.Open("el-hajeb", "applications/new");
        await officer.FillDossier();
        await officer.Press("Enregistrer le dossier");
        await officer.Registered();

        await director.SignIn("el-hajeb", "directeur");
        await director.Open("el-hajeb", "notices");
        var bell = director.Page.Locator(".navigation .header-sign .navigation-count");
        await Assertions.Expect(bell).ToContainTextAsync(Number());
        var waiting = int.Parse(Number().Match(await bell.InnerTextAsync()).Value, CultureInfo.InvariantCulture); // the demonstration tells of something too
        await director.Page.Locator(".notice-list a[href^='/notices/']").First.ClickAsync();
        await director.Arrive(x => x.Contains("/applications/", StringComparison.Ordinal));

        if (waiting == 1) await Assertions.Expect(bell).ToHaveCountAsync(0);
        else await Assertions.Expect(bell).ToContainTextAsync($"{waiting - 1}");
    }

    [GeneratedRegex(@"\d+")] private static partial Regex Number();

    [GeneratedRegex("""href="/applications"(?:(?!</a>).)*navigation-count"><span aria-hidden="true">(\d+)<""", RegexOptions.Singleline)] private static partial Regex Counted();
}
