using Alliance.Platform.Files;
using MiniExcelLibs;

namespace Alliance.Platform.Tests.Files;

/// <summary>Workbooks as spreadsheets and banks' programs write them.</summary>
internal sealed class WorkbookTests
{
    private static IReadOnlyList<TableSheet> Sheets(WorkbookFile workbook) => TableFile.Sheets(workbook.Bytes(), new(FileLimits.Default));

    private static TableRow[] Rows(WorkbookFile workbook) => [.. Sheets(workbook)[0].Rows];

    private static readonly DateTime Day = new(2023, 6, 5);

    [Test]
    public void Texts_numbers_and_days_are_told_apart() => Assert.That(
        Rows(new WorkbookFile().Sheet(WorkbookFile.Row(1, "VIR", 1000.5, Day, null, "fin")))[0].Cells, Is.EqualTo(new object?[] { "VIR", 1000.5, Day, null, "fin" }));

    [TestCase("dd/mm/yyyy", true)]
    [TestCase("yyyy-mm-dd;@", true)]
    [TestCase("[$-40C]d mmmm yyyy", true)]
    [TestCase("JJ/MM/AAAA", true)]
    [TestCase("#,##0.00", false)]
    [TestCase("#,##0.00 &quot;DH&quot;", false)]
    [TestCase("#,##0.00\\ \\D\\H", false)]
    [TestCase("[Red]#,##0.00", false)]
    [TestCase("General", false)]
    public void A_number_is_a_day_where_its_format_shows_one(string format, bool isDay) =>
        Assert.That(Rows(new WorkbookFile { DayFormat = format }.Sheet(WorkbookFile.Row(1, Day)))[0].Cells[0], isDay ? Is.EqualTo(Day) : Is.EqualTo(45_082d));

    [Test]
    public void Days_of_workbooks_that_count_from_1904_are_right()
    {
        var workbook = new WorkbookFile { Is1904 = true }.Sheet("""<row r="1"><c r="A1" s="1"><v>43620</v></c><c r="B1"><v>43620</v></c></row>"""); // 45 082 less 1 462

        var sheet = Sheets(workbook)[0];
        Assert.That(sheet.Rows.Single().Cells[0], Is.EqualTo(Day));
        Assert.That(WrittenDay.Read(sheet.Rows.Single().Cells[1], new(2023, 6, 30), sheet.DayZero), Is.EqualTo(new DateOnly(2023, 6, 5)));
    }

    [Test]
    public void Rows_and_columns_keep_their_places_over_gaps()
    {
        var rows = Rows(new WorkbookFile().Sheet("""<row r="3"><c r="B3"><v>1</v></c></row><row r="9"/><row r="1048576"><c><v>2</v></c><c r="D1048576"><v>3</v></c></row>"""));

        Assert.That(rows.Select(x => x.Line), Is.EqualTo(new[] { 3, 1_048_576 }));
        Assert.That(rows[0].Cells, Is.EqualTo(new object?[] { null, 1d }));
        Assert.That(rows[1].Cells, Is.EqualTo(new object?[] { 2d, null, null, 3d }));
    }

    [Test]
    public void Shared_texts_rich_texts_and_other_kinds_of_cells_are_read() => Assert.That(
        Rows(new WorkbookFile { SharedTexts = "<si><t>un</t></si><si><r><t>de</t></r><r><t xml:space=\"preserve\">ux </t></r><rPh><t>x</t></rPh></si>" }.Sheet(
            """<row r="1"><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="str"><f>A1&amp;"x"</f><v>trois</v></c><c t="b"><v>1</v></c><c t="d"><v>2023-06-05</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><r><t>qua</t></r><r><t>tre</t></r></is></c></row>"""))[0].Cells,
        Is.EqualTo(new object?[] { "deux", "un", "trois", "TRUE", "2023-06-05", "#N/A", "quatre" }));

    [Test]
    public void Hidden_sheets_are_passed_over_and_the_others_keep_their_names() => Assert.That(
        Sheets(new WorkbookFile().Sheet("", "Secret", "veryHidden").Sheet("", "Page de garde").Sheet("", "Ancien", "hidden").Sheet("", "Mouvements")).Select(x => x.Name), Is.EqualTo(new[] { "Page de garde", "Mouvements" }));

    [Test]
    public void What_another_program_writes_is_read()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new Dictionary<string, object?> { ["Date"] = Day, ["Libellé"] = "VIR <ÉTÉ> & fils", ["Montant"] = -12.5m } });

        var rows = TableFile.Sheets(file.ToArray(), new(FileLimits.Default))[0].Rows.ToList();

        Assert.That(rows[0].Cells, Is.EqualTo(new[] { "Date", "Libellé", "Montant" }));
        Assert.That(rows[1].Cells, Is.EqualTo(new object[] { Day, "VIR <ÉTÉ> & fils", -12.5 }));
    }
}
