using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>What one sees is what one exports: all that was found, in the columns of the page, in its order, in the reader's words.</summary>
public sealed partial class Exports
{
    /// <summary>Rows of each list that has a file, with the file's source.</summary>
    private static IEnumerable<TestCaseData> Files() =>
        from file in Product.Files("src", ".cs")
        let columns = Columns().Match(file.Text)
        where columns.Success
        select new TestCaseData(columns.Groups["row"].Value, columns.Value, file.Text).SetArgDisplayNames(file.Path);

    /// <summary>Pages with a list that can be exported.</summary>
    private static IEnumerable<(string Row, string Text)> Pages() =>
        from page in Product.Files("src", ".razor")
        let list = List().Match(page.Text)
        where list.Success
        select (list.Groups["row"].Value, page.Text);

    [TestCaseSource(nameof(Files))]
    public void Say_what_their_page_shows(string row, string source, string file)
    {
        var shown = Shown().Matches(Pages().Single(x => x.Row == row).Text).Select(x => (Id: x.Groups["id"].Value, IsShown: !x.Groups["rest"].Value.Contains(" OnDemand", StringComparison.Ordinal))).ToList();
        var exported = Column().Matches(source).Select(x => (Id: x.Groups["id"].Value, IsShown: !x.Groups["rest"].Value.Contains("Shown: false", StringComparison.Ordinal))).ToList();

        // A cell of the page that says several things may leave some of them to those who ask for the whole file.
        Assert.That(shown.Except(exported), Is.Empty, "shown and not exported");
        Assert.That(exported.Select(x => x.Id).Distinct(), Is.EqualTo(shown.Select(x => x.Id)), "exported in the order of the page");
        Assert.That(file, Does.Contain(".All(input").And.Not.Contain("Paging"), "all that was found is asked for, no page of it");
    }

    /// <summary>A province is stored by its French name.</summary>
    [TestCaseSource(nameof(Files))]
    public void Name_provinces_in_the_reader_s_language(string row, string source, string file) =>
        Assert.That(RawProvince().IsMatch(source), Is.False, row);

    [Test]
    public void Are_those_of_all_lists_that_offer_one() =>
        Assert.That(Pages().Select(x => x.Row).ToList(), Is.EquivalentTo(Files().Select(x => (string)x.Arguments[0]!)).And.Count.AtLeast(4));

    /// <summary>Whoever takes all rows of a page and then all that were found sends both: the second is meant.</summary>
    [Test]
    public void Of_chosen_rows_can_mean_all_that_were_found() => Assert.That(
        from query in Product.Types
        where query.Name == "Query" && query.GetProperty("Id") is { PropertyType.IsArray: true } && query.GetProperty("All")?.PropertyType != typeof(bool?)
        select query.FullName, Is.Empty);

    [GeneratedRegex(@"ListFile<(?<row>[\w.]+)> Columns => new\((?<columns>.*?)\);\n", RegexOptions.Singleline)] private static partial Regex Columns();

    [GeneratedRegex("<ListView TRow=\"(?<row>[^\"]+)\"[^>]* ExportPath=", RegexOptions.Singleline)] private static partial Regex List();

    [GeneratedRegex("<ListColumn Id=\"(?<id>[^\"]+)\"(?<rest>[^>]*)>")] private static partial Regex Shown();

    [GeneratedRegex("new\\(\"(?<id>[^\"]+)\", text\\[(?<rest>[^\n]*)\n?")] private static partial Regex Column();

    [GeneratedRegex(@"(?<!Name\()x\.Province\b")] private static partial Regex RawProvince();
}
