using System.Text.RegularExpressions;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>The terms that pages explain, and the document that they come from.</summary>
public sealed partial class GlossaryTerms
{
    private static readonly GlossaryTerm[] Own = [.. Glossary.All.Where(x => x.Indicator is null)];

    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Have_a_word_and_a_meaning_in_every_language(string language)
    {
        var culture = Cultures.Find(language)!;
        var silent =
            from term in Glossary.All
            let words = TextSet.Of(term.Indicator is null ? typeof(GlossaryText) : typeof(IndicatorText))
            from key in term.Indicator is null ? new[] { $"term.{term.Code}", $"meaning.{term.Code}" } : [$"indicator.{term.Code}", $"definition.{term.Code}"]
            where words.Find(key, culture) is not { Length: > 0 }
            select key;

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void Stand_under_one_heading_each_and_have_an_address_of_their_own()
    {
        Assert.That(Glossary.All.Select(x => x.Group), Is.All.AnyOf([.. Glossary.Groups]));
        Assert.That(Glossary.All.Select(x => x.Code), Is.Unique);
    }

    /// <summary>Where the document says another word, one of the two is wrong.</summary>
    [TestCase("fr")]
    [TestCase("ar")]
    public void Are_called_as_the_document_calls_them(string language)
    {
        var document = File.ReadAllLines(Path.Combine(Product.Root, "docs", "glossary.md"))
            .Where(x => x.StartsWith("| ", StringComparison.Ordinal)).Select(x => x.Split('|')[language is "fr" ? 1 : 2]).SelectMany(x => Words().Split(x)).Select(x => x.Trim().Replace('\'', '’')).ToHashSet();

        Assert.That(Own.Select(x => TextSet.Of(typeof(GlossaryText)).Find($"term.{x.Code}", Cultures.Find(language)!)).Where(x => !document.Contains(x!)), Is.Empty);
    }

    /// <summary>Cells name several words, and some a narrower meaning in brackets.</summary>
    [GeneratedRegex("[,،()]")]
    private static partial Regex Words();
}
