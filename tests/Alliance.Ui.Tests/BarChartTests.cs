using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using CsCheck;

namespace Alliance.Ui.Tests;

public sealed class BarChartTests
{
    [Test]
    public void Bars_are_as_tall_as_their_figures_on_an_axis_from_zero() =>
        Gen.Long[0, 2_000_000_000].List[1, 12].Sample(
            figures =>
            {
                using var page = new Page();
                var chart = Draw(page, [.. figures.Select((_, x) => $"{x}")], Series.Of("x", figures));
                var heights = chart.FindAll("rect").Select(x => Percent(x, "height")).ToList();
                var tallest = figures.Max();

                Assert.That(heights, Has.Count.EqualTo(figures.Count(x => x > 0)));
                Assert.That(heights, Is.All.LessThanOrEqualTo(100.001m));
                foreach (var (figure, height) in figures.Where(x => x > 0).Zip(heights))
                    Assert.That(height, Is.EqualTo((decimal)figure / tallest * heights.Max()).Within(0.01m));
                if (tallest > 0) Assert.That(heights.Max(), Is.GreaterThan(50m), "more than half of the height is used");
                Assert.That(chart.FindAll(".plot-y span")[0].TextContent, Is.EqualTo("0"));
                Assert.That(chart.FindAll(".plot-y span"), Has.Count.LessThanOrEqualTo(6));
            },
            iter: 50);

    [Test]
    public void A_stack_ends_where_the_next_one_begins()
    {
        using var page = new Page();
        var chart = Draw(page, ["2022"], Series.Of("a", [30L]), Series.Of("b", [70L]));
        var (lower, upper) = (chart.FindAll("rect")[0], chart.FindAll("rect")[1]);

        Assert.That(Percent(upper, "y") + Percent(upper, "height"), Is.EqualTo(Percent(lower, "y")).Within(0.01m));
        Assert.That(lower.TextContent, Is.EqualTo("2022 · a : 30"));
    }

    [Test]
    public void The_same_figures_are_one_click_away_as_a_table()
    {
        using var page = new Page();
        var chart = Draw(page, ["2021", "2022"], new Series("a", [1_061m, null]), Series.Of("b", [7L, 8L]));

        Assert.That(chart.Find("details summary").TextContent, Is.EqualTo("Voir les chiffres en tableau"));
        Assert.That(chart.FindAll("details tbody tr").Select(x => string.Join('|', x.Children.Select(cell => cell.TextContent))),
            Is.EqualTo(new[] { "2021|1\u202F061|7", "2022|–|8" }));
    }

    [Test]
    public void Without_figures_it_is_an_empty_axis_and_no_error()
    {
        using var page = new Page();

        Assert.That(Draw(page, []).FindAll("rect"), Is.Empty);
    }

    private static IRenderedComponent<BarChart> Draw(Page page, IReadOnlyList<string> categories, params Series[] series) =>
        page.Render<BarChart>(x => x.Add(y => y.Title, "Chart").Add(y => y.Categories, categories).Add(y => y.Series, series));

    private static decimal Percent(IElement element, string attribute) =>
        decimal.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);
}
