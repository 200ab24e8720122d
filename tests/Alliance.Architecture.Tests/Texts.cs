using System.Text.RegularExpressions;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>Whatever a page says, it can say in French, Arabic and English.</summary>
public sealed partial class Texts
{
    private static readonly Dictionary<string, ResourceSet> Sets = ResourceSet.All.ToDictionary(x => x.Name);

    private static string[] Names() => [.. Sets.Keys];

    /// <summary>Uses of a localizer, per page: markup and code behind are one.</summary>
    private static IEnumerable<TestCaseData> Pages() =>
        from file in Product.Files("src", ".razor", ".cs")
        where !file.IsIn("src/Alliance.Migrations.")
        group file by file.Path.Replace(".razor.cs", ".razor", StringComparison.Ordinal) into page
        let text = string.Join('\n', page.Select(x => x.Text))
        where Localizer().IsMatch(text) || Document().IsMatch(text)
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

    /// <summary>A counted noun has the forms of its language: two in French and English, six in Arabic.</summary>
    [TestCaseSource(nameof(Names))]
    public void Count_in_all_the_forms_of_their_language(string set)
    {
        Assert.That(OfOtherForms(Sets[set].French, 2).Concat(OfOtherForms(Sets[set].English, 2)).Concat(OfOtherForms(Sets[set].Arabic, 6)), Is.Empty);
        Assert.That(Sets[set].French.Concat(Sets[set].English).Where(x => Hedge().IsMatch(x.Value)).Select(x => x.Value), Is.Empty, "one form for one and for many");

        static IEnumerable<string> OfOtherForms(IReadOnlyDictionary<string, string> texts, int forms) =>
            from text in texts
            from Match counted in Counted().Matches(text.Value)
            where counted.Groups[1].Value.Split('|').Length != forms
            select $"{text.Key}: {counted.Value}";
    }

    /// <summary>Names, addresses and abbreviations stay as they are; a sentence in Latin letters alone was forgotten.</summary>
    [TestCaseSource(nameof(Names))]
    public void Are_Arabic_in_Arabic(string set) => Assert.That(
        Sets[set].Arabic.Where(x => Sentence().IsMatch(x.Value) && !ArabicLetter().IsMatch(x.Value)).Select(x => x.Key), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public void Have_every_word_a_page_asks_for(string page)
    {
        var missing =
            from words in Localizer().Matches(page).Select(x => (Set: x.Groups[1].Value, Name: x.Groups[2].Value))
                .Concat(Document().Matches(page).Select(x => (Set: x.Groups[2].Value, Name: x.Groups[1].Value)))
            where words.Set != "T" // a part that takes any set
            let found = TextSet.Of(Sets[words.Set].Marker).All(Cultures.French).Select(x => x.Key).ToHashSet()
            from Match use in Regex.Matches(page, $"""(?<![\w."]){words.Name}\[(?:[^\[\]"?]*\?\s*)?(\$?)"((?:[^"\\]|\\.)+)"\s*(\+?)(?:\s*:\s*"((?:[^"\\]|\\.)+)"\])?""")
            let composed = use.Groups[1].Length + use.Groups[3].Length > 0
            from key in use.Groups[4].Success ? [use.Groups[2].Value, use.Groups[4].Value] : new[] { composed ? use.Groups[2].Value.Split('{')[0] : use.Groups[2].Value }
            let word = Regex.Unescape(key)
            where composed ? !found.Any(x => x.StartsWith(word, StringComparison.Ordinal)) : !found.Contains(word)
            select $"{words.Set}: {word}";

        Assert.That(missing.Distinct(), Is.Empty);
    }

    /// <summary>How the service works inside is no word for those who work with it.</summary>
    [TestCaseSource(nameof(Names))]
    public void Say_nothing_in_the_words_of_operators(string set) => Assert.That(
        Sets[set].French.Concat(Sets[set].Arabic).Concat(Sets[set].English).Where(x => OfOperators().IsMatch(x.Value)).Select(x => $"{x.Key}: {x.Value}"), Is.Empty);

    /// <summary>The same key with the same words in two sets belongs into one above both; with other words it is a choice.</summary>
    [Test]
    public void Stand_once()
    {
        var twice =
            from set in Sets.Values
            from key in set.French.Keys
            group set.Name by (key, set.French[key], set.Arabic.GetValueOrDefault(key), set.English.GetValueOrDefault(key)) into sets
            where sets.Count() > 1
            select $"{sets.Key.key}: {string.Join(", ", sets)}";

        Assert.That(twice, Is.Empty);
    }

    /// <summary>A key stands in the code as it is, or begins as keys do that are made from codes.</summary>
    [TestCaseSource(nameof(Names))]
    public void Are_all_said(string set)
    {
        var module = Sets[set].Module is "src/Alliance.Ui" or "src/Alliance.Documents" ? "src" : Sets[set].Module;
        var code = string.Join('\n', Product.Files(module, ".cs", ".razor").Where(x => !x.IsIn("src/Alliance.Migrations.")).Select(x => x.Text));
        var beginnings = Beginning().Matches(code).Select(x => x.Groups[1].Value + x.Groups[2].Value).Concat(CodesOf().Matches(code).Select(x => x.Groups[1].Value + ".")).ToHashSet();

        var unsaid = Sets[set].French.Keys
            .Where(x => !beginnings.Any(beginning => x.StartsWith(beginning, StringComparison.Ordinal)))
            .Where(x => !code.Contains($"\"{x.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
        Assert.That(unsaid, Is.Empty);
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

    /// <summary>Whoever leaves a form or a question without doing anything presses a word by which no act is called: two buttons that say "Annuler" leave one guessing.</summary>
    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Call_no_act_by_the_word_that_leaves_it(string language)
    {
        var leaving = TextSet.Of(typeof(UiText)).Say("Cancel", Cultures.Find(language)!);
        var acts =
            from set in Sets.Values
            from text in language is "fr" ? set.French : language is "ar" ? set.Arabic : set.English
            where Regex.IsMatch(text.Value, $@"^{Regex.Escape(leaving)}(?!\w)", RegexOptions.IgnoreCase) && text.Key is not "Cancel" && !text.Key.StartsWith("Back to ", StringComparison.Ordinal)
            select $"{set.Name}: {text.Value}";

        Assert.That(acts, Is.Empty);
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")] private static partial Regex Localizer();

    [GeneratedRegex(@"(\w+)\s*=\s*new(?:\s+DocumentWords)?\(typeof\((\w+Text)\)")] private static partial Regex Document();

    [GeneratedRegex(@"\$""([\w.-]+[.-])\{|""([\w.-]+[.-])""\s*\+")] private static partial Regex Beginning();

    /// <summary>What a file's reader refuses is said in the words of who asked for it.</summary>
    [GeneratedRegex(@"\.As\(""(\w+)""\)")] private static partial Regex CodesOf();

    [GeneratedRegex(@"new\s+RefusedException\(\s*""([^""]+)""")] private static partial Regex Refusal();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")] private static partial Regex Hole();

    [GeneratedRegex(@"\{\d+:([^}]*\|[^}]*)\}")] private static partial Regex Counted();

    [GeneratedRegex(@"\b(replay\w*|rejou\w+|leases?|leased|outbox|endpoints?|backend|circuits?|middleware|payload)\b", RegexOptions.IgnoreCase)] private static partial Regex OfOperators();

    [GeneratedRegex(@"\p{L}\((s|es|e|x|ne)\)")] private static partial Regex Hedge();

    [GeneratedRegex(@"\p{IsBasicLatin}+[a-z]{3,} [a-z]{2,}")] private static partial Regex Sentence();

    [GeneratedRegex(@"\p{IsArabic}")] private static partial Regex ArabicLetter();
}
