using System.Globalization;
using Bunit;

namespace Alliance.Ui.Tests;

public sealed class MoroccoMapTests
{
    private static readonly IReadOnlyList<RegionCoverage> Network =
    [
        new("MA-09", CoverageState.Covered, 1_061), new("MA-02", CoverageState.Covered, 131), new("MA-03", CoverageState.Covered, 48),
        new("MA-06", CoverageState.Joining),
    ];

    private static IEnumerable<CultureInfo> Readers => Cultures.All;

    [Test]
    public void There_are_12_regions_with_75_provinces_and_prefectures()
    {
        Assert.That(Regions.All.Select(x => x.Code), Is.EqualTo(Enumerable.Range(1, 12).Select(x => $"MA-{x:00}")));
        Assert.That(Regions.Provinces, Is.EqualTo(75));
    }

    [TestCaseSource(nameof(Readers))]
    public void Each_region_is_drawn_and_named_in_the_readers_language(CultureInfo reader)
    {
        using var page = new Page(reader);
        var map = Draw(page);

        var titles = map.FindAll("path.map-region title").Select(x => x.TextContent).ToList();

        Assert.That(titles, Has.Count.EqualTo(12));
        foreach (var region in Regions.All) Assert.That(titles, Has.One.StartsWith(region.Name + " –"));
    }

    [Test]
    public void Shades_follow_the_classes_and_what_joins_is_hatched()
    {
        using var page = new Page();
        var map = Draw(page);

        Assert.That(ClassOf(map, "Souss-Massa"), Does.Contain("shade-3"));
        Assert.That(ClassOf(map, "L’Oriental"), Does.Contain("shade-2"));
        Assert.That(ClassOf(map, "Fès-Meknès"), Does.Contain("shade-1"));
        Assert.That(ClassOf(map, "Casablanca-Settat"), Does.Contain("joining"));
        Assert.That(ClassOf(map, "Marrakech-Safi"), Does.Contain("none"));
        Assert.That(map.Find("path.joining").GetAttribute("style"), Is.EqualTo($"fill:url(#{map.Find("pattern").Id})"));
    }

    [Test]
    public void The_figure_stands_on_its_region()
    {
        using var page = new Page();

        Assert.That(Draw(page).FindAll("text.map-label").Select(x => x.TextContent), Is.EquivalentTo(new[] { "1\u202F061", "131", "48" }));
    }

    [Test]
    public void The_credit_stays_with_the_map()
    {
        using var page = new Page(Cultures.Arabic);

        Assert.That(Draw(page).Find(".map-credit").TextContent, Is.EqualTo("© OpenStreetMap contributors"));
    }

    [Test]
    public void The_table_says_what_the_map_shows()
    {
        using var page = new Page();
        var rows = Draw(page).FindAll("details tbody tr").ToDictionary(x => x.Children[0].TextContent, x => x.Children[1].TextContent);

        Assert.That(rows, Has.Count.EqualTo(12));
        Assert.That(rows["Souss-Massa"], Is.EqualTo("1\u202F061"));
        Assert.That(rows["Casablanca-Settat"], Is.EqualTo("Adhésion en cours"));
    }

    private static IRenderedComponent<MoroccoMap> Draw(Page page) =>
        page.Render<MoroccoMap>(x => x.Add(y => y.Title, "Couverture").Add(y => y.Coverage, Network).Add(y => y.Classes, [50m, 500m]));

    private static string ClassOf(IRenderedComponent<MoroccoMap> map, string region) =>
        map.FindAll("path.map-region").Single(x => x.TextContent.StartsWith(region + " –", StringComparison.Ordinal)).ClassName!;
}
