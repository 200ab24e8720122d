using Bunit;

namespace Alliance.Ui.Tests;

public sealed class LineChartTests
{
    [Test]
    public void A_missing_figure_is_a_gap_and_not_a_fall_to_zero()
    {
        using var page = new Page();
        var chart = page.Render<LineChart>(x => x
            .Add(y => y.Title, "Dû et payé")
            .Add(y => y.Categories, ["a", "b", "c", "d", "e"])
            .Add(y => y.Series, [new Series("dû", [100m, 50m, null, 20m, 0m])]));

        Assert.That(chart.Find("path").GetAttribute("d"), Is.EqualTo("M0 0 L25 50 M75 80 L100 100"));
    }

    [Test]
    public void A_plan_is_dashed()
    {
        using var page = new Page();
        var chart = page.Render<LineChart>(x => x
            .Add(y => y.Title, "Dû et payé")
            .Add(y => y.Categories, ["a", "b"])
            .Add(y => y.Series, [new Series("dû", [2m, 1m]), new Series("échéancier", [2m, 0m], Dashed: true)]));

        Assert.That(chart.FindAll("path").Select(x => x.ClassList.Contains("dashed")), Is.EqualTo(new[] { false, true }));
    }
}
