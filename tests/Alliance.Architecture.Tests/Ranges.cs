using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>A dash or an arrow between two values that are filled in changes their places on an Arabic page, by what happens to stand before it. Ranges are written by <c>Formats.Range</c>, changes by <c>Formats.Becomes</c>.</summary>
public sealed partial class Ranges
{
    /// <summary>A dash that parts a name from words about it, or the parts of a file's name: nothing there is read in an order.</summary>
    private static readonly string[] Pauses =
    [
        "$\"{region.Name} – {state}\"",
        "$\"{Plain(what)} – {Plain(whose)} – {day.ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture)}\"",
        "<span class=\"unit\"> – @Optional</span>",
        "</a> – @text[",
    ];

    [Test]
    public void Are_written_in_one_place()
    {
        var found =
            from file in Product.Files("src", ".cs", ".razor")
            where !file.IsIn("src/Alliance.Migrations.", "src/Alliance.Tenancy/", "src/Alliance.Ui/Formats/Formats.cs") // Tenancy: for who runs the service, in English
            from line in file.Lines
            let code = Pauses.Aggregate(line.Code, (x, pause) => x.Replace(pause, "", StringComparison.Ordinal))
            where Between().IsMatch(code)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }

    /// <summary>Words stand in the order of reading: <c>من {0} إلى {1}</c>.</summary>
    [Test]
    public void Are_words_in_Arabic_texts() => Assert.That(
        from set in ResourceSet.All from text in set.Arabic where InText().IsMatch(text.Value) select $"{set.Name}: {text.Value}", Is.Empty);

    /// <summary>What is filled in or drawn, a sign, and what is filled in or drawn: <c>{a} – {b}</c>, <c>@a → @b</c>, <c>&lt;/time&gt; – &lt;time</c>; the sign may be marked up itself.</summary>
    [GeneratedRegex("""(?:\}|\)|>|\w)(?:\s|<bdi>)*[–—→←⟶⟵](?:\s|</bdi>)*(?:\{|@|<\w)""")]
    private static partial Regex Between();

    [GeneratedRegex("""\}\s*[–—→←⟶⟵~/-]\s*\{""")]
    private static partial Regex InText();
}
