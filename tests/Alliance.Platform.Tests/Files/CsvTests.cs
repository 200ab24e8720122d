using System.Text;
using Alliance.Platform.Files;

namespace Alliance.Platform.Tests.Files;

/// <summary>CSV in whatever dialect: it is found by looking.</summary>
internal sealed class CsvTests
{
    private static TableRow[] Rows(byte[] file) => [.. TableFile.Sheets(file, new(FileLimits.Default))[0].Rows];

    private static string[] Rows(string file) => [.. Rows(Encoding.UTF8.GetBytes(file)).Select(x => string.Join('|', x.Cells))];

    private static Encoding Windows(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static IEnumerable<TestCaseData> Encodings()
    {
        const string French = "Date;Libellé;Référence\n05/06/2023;VIR REÇU DÉLÉGUÉ – ÉCHÉANCE N°3;Œuvre\n";
        const string Arabic = "التاريخ;البيان;Libellé\n05/06/2023;تحويل وارد من نادية الطاهري;échéance\n";
        foreach (var (name, encoding, withMark) in new (string, Encoding, bool)[]
                 {
                     ("UTF-8", Encoding.UTF8, false), ("UTF-8 with a mark", Encoding.UTF8, true), ("UTF-16", Encoding.Unicode, true), ("UTF-16 without a mark", Encoding.Unicode, false),
                     ("UTF-16, big end first", Encoding.BigEndianUnicode, true), ("UTF-16, big end first, without a mark", Encoding.BigEndianUnicode, false),
                 })
        {
            yield return new TestCaseData(File(encoding, withMark, French), French).SetArgDisplayNames($"French in {name}");
            yield return new TestCaseData(File(encoding, withMark, Arabic), Arabic).SetArgDisplayNames($"Arabic in {name}");
        }

        yield return new TestCaseData(File(Windows(1252), false, French), French).SetArgDisplayNames("French in windows-1252");
        yield return new TestCaseData(File(Windows(1256), false, Arabic), Arabic).SetArgDisplayNames("Arabic in windows-1256");

        static byte[] File(Encoding encoding, bool withMark, string text) => [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    [TestCaseSource(nameof(Encodings))]
    public void Is_read_in_every_encoding(byte[] file, string text) =>
        Assert.That(Rows(file).Select(x => string.Join(';', x.Cells)), Is.EqualTo(text.TrimEnd().Split('\n')));

    [TestCase("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", "1,5|2,5|3,5", TestName = "semicolons beside decimal commas")]
    [TestCase("a,b,c\n1.5,x;y;z,3\n", "1.5|x;y;z|3", TestName = "commas")]
    [TestCase("a\tb\tc\n1,5\t2\t3\n", "1,5|2|3", TestName = "tabs")]
    [TestCase("a|b|c\n1,5|2|3\n", "1,5|2|3", TestName = "bars")]
    [TestCase("sep=,\na,b\n1;2;3,4\n", "1;2;3|4", TestName = "the separator said")]
    [TestCase("a;b;c\n\"1;2\";\"say \"\"yes\"\"\";\"two\r\nlines\"\n", "1;2|say \"yes\"|two lines", TestName = "separators, quotes and line feeds in cells")]
    [TestCase("a;b;c\n=\"000123\";\"=\"\"05/06/2023\"\"\";'00042\n", "000123|05/06/2023|00042", TestName = "guards")]
    [TestCase("a;b;c\n\u200E1\u202F750,00\u200E;\u061C-22,00;\u200F\u201322,00\n", "1\u202F750,00|-22,00|\u201322,00", TestName = "invisible marks")]
    [TestCase("a;b;c\n1;2\n3;4;5;6\n", "1|2", TestName = "ragged rows")]
    [TestCase("a;b;c\n  \"x;y\" ; 2;3\n", "x;y|2|3", TestName = "spaces before a quotation")]
    public void Is_read_in_every_dialect(string file, string second) => Assert.That(Rows(file)[1], Is.EqualTo(second));

    [Test]
    public void Lines_keep_their_numbers_past_empty_ones_and_line_feeds_in_cells() =>
        Assert.That(Rows("a;b;c\n\n1;\"x\ny\";3\n;;\n4;5;6\n"u8.ToArray()).Select(x => x.Line), Is.EqualTo(new[] { 1, 3, 6 }));

    [TestCase("a;b;c\n1;2;3\n4;\"5;6\n7;8;9\n", TestName = "to the end")]
    [TestCase("a;b;c\n1;2;3\n4;\"5;6\n7;8;9\n10;\"11;12\n", TestName = "to a quotation mark lines below")]
    [TestCase("a;b;c\n1;2;3\n4;x\"y;\"6\n7;8;9\n", TestName = "behind a stray mark")]
    public void A_quotation_that_swallows_lines_is_named(string file)
    {
        var problems = Rows(Encoding.UTF8.GetBytes(file)).Where(x => x.Problem is not null).Select(x => $"{x.Line} {x.Problem}");
        Assert.That(problems, Is.EqualTo(new[] { "3 quote-open" }));
    }

    [TestCase("<html><body><table><tr><td>Date</td></tr></table></body></html>", "save-as-xlsx")]
    [TestCase("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "save-as-xlsx")]
    [TestCase("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "save-as-xlsx")]
    [TestCase("\u0089PNG\0\0\0", "not-text")]
    public void What_is_something_else_is_told_so(string file, string fault) =>
        Assert.That(() => FileKinds.Of(Encoding.UTF8.GetBytes(file)), Throws.TypeOf<UnreadableException>().With.Property("Fault").EqualTo(fault));

    [Test]
    public void So_is_a_workbook_of_before_2007() =>
        Assert.That(() => FileKinds.Of([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), Throws.TypeOf<UnreadableException>().With.Property("Fault").EqualTo("save-as-xlsx"));
}
