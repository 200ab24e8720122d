using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Alliance.Federation.Tests;

public sealed partial class FederationTextTests
{
    private static readonly ResourceManager Texts = new(typeof(FederationText));

    [TestCase("ar")]
    [TestCase("en")]
    public void Every_word_exists_in_each_language(string language) =>
        Assert.That(Keys(CultureInfo.GetCultureInfo(language)), Is.EquivalentTo(Keys(CultureInfo.InvariantCulture)));

    [TestCase("ar")]
    [TestCase("en")]
    public void A_sentence_fills_in_the_same_things_in_each_language(string language)
    {
        foreach (var key in Keys(CultureInfo.InvariantCulture))
            Assert.That(Holes(Texts.GetString(key, CultureInfo.GetCultureInfo(language))!), Is.EqualTo(Holes(Texts.GetString(key, CultureInfo.InvariantCulture)!)), key);
    }

    private static string[] Keys(CultureInfo culture) =>
        [.. Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(x => (string)x.Key)];

    private static string[] Holes(string sentence) => [.. Hole().Matches(sentence).Select(x => x.Value).Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
