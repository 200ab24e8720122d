using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Files;
using Alliance.Platform.Tests.Collection.Statements;

namespace Alliance.Platform.Tests.Files;

/// <summary>A spreadsheet keeps fifteen figures of what it takes for a number, and no zero before them: accounts, numbers of firms, telephones and references go out as texts, and come in again as they were.</summary>
internal sealed class LongFiguresTests
{
    private const string Reference = "0000123456789012345";

    [TestCase("007640000123450000041222", "'007640000123450000041222", TestName = "RIB")]
    [TestCase("145050021116087000018707", "'145050021116087000018707", TestName = "RIB without a zero in front")]
    [TestCase("007 640 0001234500000412 22", "'007 640 0001234500000412 22", TestName = "RIB as people part it")]
    [TestCase("001525713000078", "'001525713000078", TestName = "ICE")]
    [TestCase("0539912233", "'0539912233", TestName = "telephone")]
    [TestCase("1234567890123456", "'1234567890123456", TestName = "sixteen figures")]
    [TestCase("12E5", "'12E5", TestName = "a reference that looks like a power")]
    [TestCase("12E+5", "'12E+5", TestName = "a power with its sign")]
    [TestCase("1.2e-3", "'1.2e-3", TestName = "a power of a fraction")]
    [TestCase("12E5A", "12E5A", TestName = "a reference that is no power")]
    [TestCase("123456789012345", "123456789012345", TestName = "fifteen figures")]
    [TestCase("+212600000456", "+212600000456", TestName = "international telephone")]
    [TestCase("MA64007640000123450000041222", "MA64007640000123450000041222", TestName = "IBAN")]
    [TestCase("LA123456", "LA123456", TestName = "identity card")]
    [TestCase("E12345", "E12345", TestName = "identity card of one letter")]
    [TestCase("ISM-2023-0001", "ISM-2023-0001", TestName = "number of a loan")]
    [TestCase("0", "0", TestName = "nought")]
    [TestCase("2024-01-03", "2024-01-03", TestName = "day")]
    [TestCase("=1+1", "'=1+1", TestName = "formula")]
    public void Texts_of_csv_keep_every_figure(string text, string written) => Assert.That(ListCells.OfText(text), Is.EqualTo(written));

    private static async Task<(StatementCase Statements, string Statement)> Imported()
    {
        var statements = await StatementCase.Of();
        return (statements, await statements.Import($"03/01/2024;VIR NADIA;{Reference};{StatementCase.OtherRib};;1 000,00"));
    }

    [Test]
    public async Task What_a_statement_s_csv_has_is_read_again_as_it_was()
    {
        var (statements, statement) = await Imported();
        await using var _ = statements;
        var file = await statements.Treasurer.GetByteArrayAsync($"{statement}/export");
        Assert.That(Encoding.UTF8.GetString(file), Does.Contain($";'{Reference};").And.Contain($";'{StatementCase.OtherRib};"));

        var entry = StatementFile.Read(file, x => ColumnChoice.Guess(x.Header)!, StatementCase.Today).Entries.Single();

        Assert.That((entry.Reference, entry.CounterAccount, entry.Amount), Is.EqualTo((Reference, StatementCase.OtherRib, Money.Dirhams(1_000))));
    }

    [Test]
    public async Task A_workbook_has_them_as_texts()
    {
        var (statements, statement) = await Imported();
        await using var _ = statements;

        using var workbook = new ZipArchive(await statements.Treasurer.GetStreamAsync($"{statement}/export?format=xlsx"));
        using var sheet = workbook.Entries.Single(x => x.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open();
        var cells = XDocument.Load(sheet).Descendants().Where(x => x.Name.LocalName == "c").ToList();

        foreach (var text in new[] { Reference, StatementCase.OtherRib }) Assert.That(cells.Where(x => x.Value == text).Select(x => x.Attribute("t")?.Value), Is.EqualTo(new[] { "str" }), text);
    }

    [TestCase("0539912233")]
    [TestCase("007 640 0001234500000412 22")]
    [TestCase("12E5")]
    [TestCase("1,2E+5")]
    public void Readers_of_files_take_the_guard_off(string text) => Assert.That(CellText.Clean(ListCells.OfText(text)!), Is.EqualTo(text));
}
