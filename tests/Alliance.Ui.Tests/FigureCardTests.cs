using Bunit;

namespace Alliance.Ui.Tests;

public sealed class FigureCardTests
{
    [Test]
    public void The_label_is_a_button_that_opens_the_definition_without_script()
    {
        using var page = new Page();
        var card = page.Render<FigureCard>(x => x
            .Add(y => y.Label, "Taux de remboursement").Add(y => y.Value, "86,2 %")
            .Add(y => y.Definition, "Capital reçu sur capital échu.").Add(y => y.Formula, "1 234 ÷ 1 452"));

        var opened = card.Find("#" + card.Find("button.definition-button").GetAttribute("popovertarget"));

        Assert.That(opened.HasAttribute("popover"));
        Assert.That(opened.TextContent, Does.Contain("Capital reçu sur capital échu.").And.Contain("1 234 ÷ 1 452"));
    }

    [Test]
    public void Two_cards_open_two_definitions()
    {
        using var page = new Page();
        var ids = Enumerable.Range(0, 2)
            .Select(_ => page.Render<FigureCard>(x => x.Add(y => y.Label, "a").Add(y => y.Value, "1").Add(y => y.Definition, "b")))
            .Select(x => x.Find("[popover]").Id);

        Assert.That(ids, Is.Unique);
    }

    [TestCase(0.262, "26.2%")]
    [TestCase(1.7, "100%")]
    [TestCase(-0.1, "0%")]
    public void A_share_is_a_bar_that_never_leaves_its_card(decimal share, string width)
    {
        using var page = new Page();
        var card = page.Render<FigureCard>(x => x.Add(y => y.Label, "a").Add(y => y.Value, "1").Add(y => y.Share, share));

        Assert.That(card.Find(".figure-bar span").GetAttribute("style"), Is.EqualTo($"inline-size:{width}"));
    }
}
