using Bunit;

namespace Alliance.Ui.Tests;

/// <summary>A term says what it means where it stands, without script.</summary>
public sealed class TermTests
{
    [Test]
    public void It_is_a_word_that_opens_its_meaning_and_is_heard_with_it()
    {
        using var page = new Page();
        var term = page.Render<Term>(x => x.Add(y => y.Of, Glossary.Outstanding).AddChildContent("Encours (DH)"));

        var word = term.Find("button");
        var meaning = term.Find("[popover]");
        Assert.That(word.TextContent, Is.EqualTo("Encours (DH)"));
        Assert.That(word.GetAttribute("type"), Is.EqualTo("button"), "it sends no form");
        Assert.That((word.GetAttribute("popovertarget"), word.GetAttribute("aria-describedby")), Is.EqualTo((meaning.Id, meaning.Id)));
        Assert.That(meaning.TextContent, Does.Contain("Capital décaissé qui reste à rembourser"));
    }

    [Test]
    public void Beside_a_link_it_is_a_sign_with_a_name()
    {
        using var page = new Page();
        var sign = page.Render<Term>(x => x.Add(y => y.Of, Glossary.Grace).Add(y => y.AsMark, true)).Find("button");

        Assert.That(sign.GetAttribute("aria-label"), Is.EqualTo("Ce que signifie «\u00A0différé\u00A0»"));
    }

    [Test]
    public void An_indicator_is_explained_as_it_is_defined()
    {
        using var page = new Page();
        var term = page.Render<Term>(x => x.Add(y => y.Of, Glossary.Of(Alliance.Contracts.Platform.Indicators.Par30)));

        Assert.That(term.Find("[popover]").TextContent, Does.Contain("plus de 30 jours"));
    }
}
