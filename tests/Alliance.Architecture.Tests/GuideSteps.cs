using Alliance.Host.Components.Guides;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>The guides say what pages say: by the pages' own words, found by their keys.</summary>
public sealed class GuideSteps
{
    private static IEnumerable<GuideStep> All => GuideBook.All.SelectMany(x => x.Tasks).SelectMany(x => x.Steps);

    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Name_what_pages_show_by_words_that_exist(string language)
    {
        var culture = Cultures.Find(language)!;

        Assert.That(All.SelectMany(x => x.Labels).Where(x => TextSet.Of(x.Texts).Find(x.Key, culture) is null).Select(x => x.Key), Is.Empty);
        Assert.That(All.Where(x => TextSet.Of(typeof(GuideText)).Find(x.Text, culture) is not { } text || x.Labels.Where((_, i) => !text.Contains($"{{{i}}}", StringComparison.Ordinal)).Any()).Select(x => x.Text), Is.Empty);
    }

    [Test]
    public void Lead_to_pages_that_there_are()
    {
        var routes = Product.Types.SelectMany(x => x.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), false).Cast<Microsoft.AspNetCore.Components.RouteAttribute>()).Select(x => x.Template).ToHashSet();

        Assert.That(All.SelectMany(x => x.Labels).Where(x => x.Href is not null && !routes.Contains(x.Href)).Select(x => x.Href), Is.Empty);
    }

    /// <summary>Entrepreneurs have no pages of their own yet.</summary>
    [Test]
    public void Are_there_for_every_role() => Assert.That(
        GuideBook.All.Select(x => x.Role), Is.EquivalentTo(Roles.Of(HostKind.Platform).Where(x => x != Roles.Entrepreneur).Append(Guide.National)));
}
