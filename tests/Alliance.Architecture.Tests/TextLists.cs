using MiniExcelLibs;

namespace Alliance.Architecture.Tests;

/// <summary>A reviewer's workbook of all texts goes out and comes back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TextLists
{
    private DirectoryInfo _folder = null!;
    private string _workbook = "";

    [SetUp]
    public void CopyTexts()
    {
        _folder = Directory.CreateTempSubdirectory("texts-");
        _workbook = Path.Combine(_folder.FullName, "texts.xlsx");
        foreach (var file in Product.Files("src", ".resx"))
        {
            var copy = Path.Combine(_folder.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Product.Root, file.Path), copy);
        }
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    /// <param name="change">Of the texts whose key is "Cancel".</param>
    private void Review(Action<IDictionary<string, object?>> change)
    {
        var rows = MiniExcel.Query(_workbook, useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(x => new Dictionary<string, object?>(x)).ToList();
        change(rows.Single(x => x["Key"] is "Cancel"));
        MiniExcel.SaveAs(_workbook, rows, overwriteFile: true);
    }

    [Test]
    public void Unchanged_it_changes_nothing()
    {
        var written = TextList.Write(_workbook, _folder.FullName);

        Assert.That(written, Is.GreaterThan(1000));
        Assert.That(TextList.ReadBack(_workbook, _folder.FullName), Is.Empty);
    }

    [Test]
    public void A_changed_text_changes_that_text_alone()
    {
        TextList.Write(_workbook, _folder.FullName);
        Review(x => x["Arabic"] = "تراجع & عودة");

        Assert.That(TextList.ReadBack(_workbook, _folder.FullName), Is.EqualTo(new[] { "UiText, Arabic: Cancel" }));

        var differing = Product.Files("src", ".resx").Where(x => File.ReadAllText(Path.Combine(_folder.FullName, x.Path)) != x.Text).Select(x => x.Path);
        Assert.That(differing, Is.EqualTo(new[] { "src/Alliance.Ui/UiText.ar.resx" }));
        Assert.That(File.ReadAllText(Path.Combine(_folder.FullName, "src/Alliance.Ui/UiText.ar.resx")), Does.Contain("<value>تراجع &amp; عودة</value>"));
        Assert.That(TextList.ReadBack(_workbook, _folder.FullName), Is.Empty, "and a second time nothing");
    }

    [TestCase("French", "", "empty")]
    [TestCase("English", "Cancel {0}", "fill in")]
    [TestCase("Key", "No such text at all", "no such text")]
    public void What_would_break_a_page_is_named_and_nothing_is_changed(string column, string value, string said)
    {
        TextList.Write(_workbook, _folder.FullName);
        Review(x =>
        {
            x["Arabic"] = "تراجع";
            x[column] = value;
        });

        Assert.That(() => TextList.ReadBack(_workbook, _folder.FullName), Throws.TypeOf<InvalidDataException>().With.Message.Contains(said));
        Assert.That(Product.Files("src", ".resx").Where(x => File.ReadAllText(Path.Combine(_folder.FullName, x.Path)) != x.Text), Is.Empty);
    }

    [Explicit("Writes the workbook named in ALLIANCE_TEXTS, or, when it is there, reads it back into src: docs/how-to.md.")]
    [Test]
    public void Goes_out_or_comes_back()
    {
        var workbook = Environment.GetEnvironmentVariable("ALLIANCE_TEXTS") ?? throw new InvalidOperationException("Name a workbook in ALLIANCE_TEXTS.");
        if (!File.Exists(workbook)) TestContext.Out.WriteLine($"{TextList.Write(workbook, Product.Root)} texts written.");
        else TestContext.Out.WriteLine(string.Join('\n', TextList.ReadBack(workbook, Product.Root).DefaultIfEmpty("Nothing differs.")));
    }
}
