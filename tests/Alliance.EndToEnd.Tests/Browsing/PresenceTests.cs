using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Two at one dossier, each in a browser of their own: each sees the other, hears of what the other has saved, and that the other is gone.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class PresenceTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Each_sees_the_other_and_hears_of_what_they_save()
    {
        await using var hers = await Browsers.Visit();
        await using var his = await Browsers.Visit();
        var (director, officer) = (new Desk(_host, await hers.NewPageAsync()), new Desk(_host, await his.NewPageAsync()));
        await director.SignIn("el-hajeb", "directeur");
        await director.Open("el-hajeb", "applications/new");
        await director.FillDossier();
        await director.Press("Enregistrer le dossier");
        await director.Registered();
        var dossier = new Uri(director.Page.Url).AbsolutePath.TrimStart('/');
        await officer.SignIn("el-hajeb", "charge");

        await officer.Open("el-hajeb", dossier);
        await Assertions.Expect(Line(officer)).ToContainTextAsync("Ouvert aussi par");
        await Assertions.Expect(Line(director)).ToContainTextAsync("Ouvert aussi par");

        await officer.Open("el-hajeb", $"{dossier}/correction");
        await officer.Fill(("phone", "0612 345 678"), ("why", "Téléphone donné au guichet"));
        await officer.Press("Enregistrer la correction");
        await officer.Registered();
        await Assertions.Expect(Line(director)).ToContainTextAsync("modifié depuis l’ouverture");
        await director.Press("Afficher l’état actuel");
        await Assertions.Expect(director.Page.Locator("#main")).ToContainTextAsync("+212 6 12 34 56 78");

        await officer.Open("el-hajeb", "");
        await Assertions.Expect(Line(director)).Not.ToContainTextAsync("Ouvert aussi par");
    }

    private static ILocator Line(Desk desk) => desk.Page.Locator(".also-here");
}
