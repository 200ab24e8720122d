using System.Text.RegularExpressions;
using Alliance.Tenancy;
using Alliance.Tenancy.Settings;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>Whatever an organisation's file may say, the page of settings can say what it means, in the reader's language.</summary>
public sealed partial class SettingsInWords
{
    private static IEnumerable<KnownSetting> All => Deployment.Schema.Settings.SelectMany(x => x.All);

    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Every_setting_has_a_label_and_a_meaning(string language)
    {
        var culture = Cultures.Find(language)!;
        var silent =
            from setting in All
            let words = TextSet.Around(setting.Record)
            // An entry of a list is said by its list, a text in one language by what it is a translation of.
            from key in new[] { setting.Label, setting.Path.EndsWith("[]", StringComparison.Ordinal) && setting.Members.Count == 0 ? null : setting.Meaning }
            where key is not null && words.Find(key, culture) is null
            select $"{setting.Path}: {key}";

        Assert.That(silent, Is.Empty);
        Assert.That(All.Where(x => x.Label is null && !x.Path.EndsWith("[]", StringComparison.Ordinal) && Cultures.Find(x.Name) is null).Select(x => x.Path), Is.Empty, "without a label");
    }

    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Every_choice_has_a_word(string language)
    {
        var culture = Cultures.Find(language)!;
        var silent =
            from setting in All
            from choice in setting.Choices
            where choice.Words is null ? !Speaks(choice.Value) : TextSet.Around(setting.Record).Find(choice.Words, culture) is null
            select $"{setting.Path}: {choice.Value}";

        Assert.That(silent, Is.Empty);
    }

    /// <summary>What a file is refused for is said beside the field, in the texts of the area or in tenancy's.</summary>
    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public void Every_refusal_has_a_sentence(string language)
    {
        var culture = Cultures.Find(language)!;
        var known = All.Select(x => TextSet.Around(x.Record)).Append(TextSet.Of(typeof(TenancyText))).Distinct().ToList();
        var silent =
            from file in Product.Files("src", ".cs")
            from Match refusal in Refusal().Matches(file.Text)
            let code = refusal.Groups.Cast<Group>().Skip(1).First(x => x.Success).Value
            where !known.Any(x => x.Find(code, culture) is not null)
            select $"{file.Path}: {code}";

        Assert.That(silent.Distinct(), Is.Empty);
    }

    /// <summary>A number, a region, a language, an engine, and what the page says itself.</summary>
    private static bool Speaks(string value) =>
        decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) || Regions.Find(value) is not null || Cultures.Find(value) is not null
        || value is "Sqlite" or "SqlServer" || ResourceSet.All.Single(x => x.Name == "SettingsText").French.ContainsKey("choice." + value);

    [GeneratedRegex("""new SettingRefusal\(\s*"([^"]+)"|new Misfit\("[^"]*", "([^"]+)"|\("(setting\.[\w-]+)"|ErrorMessage = "([^"]+)"\)\]\s*(?:public|string)""")]
    private static partial Regex Refusal();
}
