using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Alliance.Architecture.Tests;

/// <summary>Whatever a page says, it can say in French, Arabic and English.</summary>
public sealed partial class Texts
{
    private static readonly Dictionary<string, ResourceSet> Sets = Product.Files("src", "Text.resx").Select(ResourceSet.Read).ToDictionary(x => x.Name);

    private static string[] Names() => [.. Sets.Keys];

    /// <summary>Uses of a localizer, per page: markup and code behind are one.</summary>
    private static IEnumerable<TestCaseData> Pages() =>
        from file in Product.Files("src", ".razor", ".cs")
        where !file.IsIn("src/Alliance.Migrations.")
        group file by file.Path.Replace(".razor.cs", ".razor", StringComparison.Ordinal) into page
        let text = string.Join('\n', page.Select(x => x.Text))
        where text.Contains("IStringLocalizer<", StringComparison.Ordinal)
        select new TestCaseData(text).SetArgDisplayNames(page.Key);

    [TestCaseSource(nameof(Names))]
    public void Are_complete_in_three_languages(string set)
    {
        var (french, arabic, english) = (Sets[set].French, Sets[set].Arabic, Sets[set].English);

        Assert.That(french, Is.Not.Empty);
        Assert.That(arabic.Keys.Order(), Is.EqualTo(french.Keys.Order()));
        Assert.That(english.Keys.Order(), Is.EqualTo(french.Keys.Order()));
        Assert.That(french.Concat(arabic).Concat(english).Where(x => string.IsNullOrWhiteSpace(x.Value)).Select(x => x.Key), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Fill_in_the_same_values_in_each(string set)
    {
        var differing = Sets[set].French.Where(text =>
            Sets[set].Arabic.TryGetValue(text.Key, out var arabic) && Holes(arabic) != Holes(text.Value)
            || Sets[set].English.TryGetValue(text.Key, out var english) && Holes(english) != Holes(text.Value)).Select(x => x.Key);

        Assert.That(differing, Is.Empty);
        static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(x => x.Groups[1].Value).Distinct().Order());
    }

    /// <summary>Names, addresses and abbreviations stay as they are; a sentence in Latin letters alone was forgotten.</summary>
    [TestCaseSource(nameof(Names))]
    public void Are_Arabic_in_Arabic(string set) => Assert.That(
        Sets[set].Arabic.Where(x => Sentence().IsMatch(x.Value) && !ArabicLetter().IsMatch(x.Value)).Select(x => x.Key), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public void Have_every_word_a_page_asks_for(string page)
    {
        var missing =
            from Match injected in Localizer().Matches(page)
            let set = injected.Groups[1].Value
            from Match use in Regex.Matches(page, $@"(?<![\w.""]){injected.Groups[2].Value}\[(\$?)""((?:[^""\\]|\\.)+)""\s*(\+?)")
            let composed = use.Groups[1].Length + use.Groups[3].Length > 0
            let key = Regex.Unescape(composed ? use.Groups[2].Value.Split('{')[0] : use.Groups[2].Value)
            where !Sets.TryGetValue(set, out var texts) || !texts.French.Keys.Any(x => composed ? x.StartsWith(key, StringComparison.Ordinal) : x == key)
            select $"{set}: {key}";

        Assert.That(missing.Distinct(), Is.Empty);
    }

    /// <summary>A refusal's code is the key of its sentence: in the module's own words, or in those that all pages share.</summary>
    [Test]
    public void Have_a_sentence_for_every_refusal()
    {
        var unsaid =
            from file in Product.Files("src", ".cs")
            where !file.IsIn("src/Alliance.Tenancy/Lifecycle/Commands/") // for operators, in English
            from Match refusal in Refusal().Matches(file.Text)
            let code = refusal.Groups[1].Value
            let module = string.Join('/', file.Path.Split('/')[..2])
            where !Sets.Values.Any(x => (x.IsIn(module) || x.IsIn("src/Alliance.Ui")) && x.French.ContainsKey(code))
            select $"{file.Path}: {code}";

        Assert.That(unsaid.Distinct(), Is.Empty);
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")] private static partial Regex Localizer();

    [GeneratedRegex(@"new\s+RefusedException\(\s*""([^""]+)""")] private static partial Regex Refusal();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")] private static partial Regex Hole();

    [GeneratedRegex(@"\p{IsBasicLatin}+[a-z]{3,} [a-z]{2,}")] private static partial Regex Sentence();

    [GeneratedRegex(@"\p{IsArabic}")] private static partial Regex ArabicLetter();

    private sealed record ResourceSet(string Path, Dictionary<string, string> French, Dictionary<string, string> Arabic, Dictionary<string, string> English)
    {
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        public bool IsIn(string project) => Path.StartsWith(project + "/", StringComparison.Ordinal);

        public static ResourceSet Read(SourceFile french) => new(french.Path, Entries(french.Path), Entries(In(french, "ar")), Entries(In(french, "en")));

        private static string In(SourceFile french, string language) => french.Path.Replace(".resx", $".{language}.resx", StringComparison.Ordinal);

        private static Dictionary<string, string> Entries(string path) => XDocument.Load(System.IO.Path.Combine(Product.Root, path)).Root!.Elements("data")
            .ToDictionary(x => x.Attribute("name")!.Value, x => x.Element("value")!.Value, StringComparer.Ordinal);
    }
}
