using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Alliance.Kernel;

namespace Alliance.Identity.Tests;

public sealed partial class TextTests
{
    private static readonly ResourceManager Texts = new(typeof(IdentityText));

    [TestCase("ar")]
    [TestCase("en")]
    public void Every_text_exists_in_each_language_with_the_same_places_to_fill_in(string language)
    {
        var (french, other) = (All(CultureInfo.InvariantCulture), All(new CultureInfo(language)));

        Assert.That(other.Keys, Is.EquivalentTo(french.Keys));
        foreach (var (key, text) in french) Assert.That(Places(other[key]), Is.EqualTo(Places(text)), key);
    }

    [Test]
    public void Every_role_has_a_name() => Assert.That(
        All(CultureInfo.InvariantCulture).Keys,
        Is.SupersetOf(Roles.Of(HostKind.Platform).Concat(Roles.Of(HostKind.Alliance)).Select(x => "role." + x)));

    private static Dictionary<string, string> All(CultureInfo culture) =>
        Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(x => (string)x.Key, x => (string)x.Value!);

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(x => x.Value).Order());

    [GeneratedRegex(@"\{\d\}")] private static partial Regex Place();
}
