using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>A list's file has the columns that its page has: what one sees is what one exports.</summary>
public sealed partial class Exports
{
    /// <summary>Rows of each list that has a file, with the file's source.</summary>
    private static IEnumerable<TestCaseData> Files() =>
        from file in Product.Files("src", ".cs")
        let columns = Columns().Match(file.Text)
        where columns.Success
        select new TestCaseData(columns.Groups["row"].Value, columns.Value).SetArgDisplayNames(file.Path);

    [TestCaseSource(nameof(Files))]
    public void Say_what_their_page_shows(string row, string source)
    {
        var page = Product.Files("src", ".razor").Single(x => x.Text.Contains($"<ListView TRow=\"{row}\"", StringComparison.Ordinal) && x.Text.Contains("ExportPath=", StringComparison.Ordinal));
        var shown = Shown().Matches(page.Text).Select(x => (Id: x.Groups["id"].Value, IsShown: !x.Groups["rest"].Value.Contains(" OnDemand", StringComparison.Ordinal))).ToHashSet();
        var exported = Column().Matches(source).Select(x => (Id: x.Groups["id"].Value, IsShown: !x.Groups["rest"].Value.Contains("Shown: false", StringComparison.Ordinal))).ToHashSet();

        // A cell of the page that says several things may leave some of them to those who ask for the whole file.
        Assert.That(shown.Except(exported), Is.Empty, "shown and not exported");
        Assert.That(exported.Select(x => x.Id).Except(shown.Select(x => x.Id)), Is.Empty, "exported and never shown");
    }

    [Test]
    public void Are_found() => Assert.That(Files().Count(), Is.GreaterThanOrEqualTo(3));

    [GeneratedRegex(@"ListFile<(?<row>[\w.]+)> Columns => new\((?<columns>.*?)\);\n", RegexOptions.Singleline)] private static partial Regex Columns();

    [GeneratedRegex("<ListColumn Id=\"(?<id>[^\"]+)\"(?<rest>[^>]*)>")] private static partial Regex Shown();

    [GeneratedRegex("new\\(\"(?<id>[^\"]+)\", text\\[(?<rest>[^\n]*)\n?")] private static partial Regex Column();
}
