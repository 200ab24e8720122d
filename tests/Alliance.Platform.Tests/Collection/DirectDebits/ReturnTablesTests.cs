using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>Tables of returned debits as banks write them, read without a database.</summary>
internal sealed class ReturnTablesTests
{
    private static readonly DateOnly Today = new(2024, 3, 15);

    private static ReturnsContents Read(string file) => ReturnsFile.Read(Encoding.UTF8.GetBytes(file), Today);

    /// <summary>As <c>ISM-P0001-00001 02/01 AM04</c>.</summary>
    private static string[] Debits(ReturnsContents contents)
    {
        Assert.That(contents.Debits.Select(x => x.Problem), Is.All.Null);
        return [.. contents.Debits.Select(x => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x.Reference} {x.On:dd/MM} {x.Reason}"))];
    }

    [TestCase("Document édité le 01/07/2023;;;;\n", TestName = "a remark with separators")]
    [TestCase("Document édité le 01/07/2023\n", TestName = "a remark alone")]
    [TestCase(";;Page 1 sur 2;;\n", TestName = "a remark in the middle")]
    [TestCase("Total;;;;1\n", TestName = "a sum")]
    public void What_is_no_debit_is_passed_over_and_counted(string line)
    {
        var contents = Read($"Référence;Motif;Date;Montant;Nombre\nISM-P0001-00001;AM04;02/01/2024;1 000,00;1\n{line}");

        Assert.That(Debits(contents), Is.EqualTo(new[] { "ISM-P0001-00001 02/01 AM04" }));
        Assert.That(contents.SetAside, Is.EqualTo(1));
    }

    [TestCase("ISM-P0001-00002;;;;", null)]
    [TestCase("ISM P0001 00002;;;;", null)]
    [TestCase(";AM04;;;", "no-reference")]
    [TestCase(";PROVISION INSUFFISANTE;02/01/2024;;", "no-reference")]
    public void A_debit_of_which_little_is_said_is_no_remark(string line, string? problem) =>
        Assert.That(Read($"Référence;Motif;Date;Montant;Nombre\n{line}\n").Debits.Select(x => x.Problem), Is.EqualTo(new[] { problem }));

    [TestCase("Référence du fichier : ISM-P0001\nRéférence;Motif;Date\n", TestName = "below a line that has its word")]
    [TestCase("Référence du fichier : ISM-P0001;Motif : rejets du mois;\nRéférence;Motif;Date\n", TestName = "below a line that has two of its words")]
    [TestCase("Référence client 4711\nÉdité le 03/01/2024;;\nRéférence;Motif;Date\n", TestName = "further below")]
    [TestCase("Référence;Rejet;\n;Motif;Date\n", TestName = "on two lines")]
    [TestCase(";Rejet;\nRéférence;Motif;Date\n", TestName = "below a title of some of its columns")]
    [TestCase("Référence du prélèvement;Motif du rejet;Date du rejet\n", TestName = "in longer words")]
    public void The_heading_is_found(string heading)
    {
        var contents = Read($"{heading}ISM-P0001-00001;AM04;02/01/2024\nISM-P0001-00002;PROVISION INSUFFISANTE;03/01/2024\n");

        Assert.That(Debits(contents), Is.EqualTo(new[] { "ISM-P0001-00001 02/01 AM04", "ISM-P0001-00002 03/01 PROVISION INSUFFISANTE" }));
        Assert.That((contents.UnknownColumns, contents.SetAside), Is.EqualTo((Array.Empty<string>(), 0)));
    }

    [TestCase("Référence;Info\nISM-P0001-00001;MOTIF INCONNU\n", TestName = "with a word of headings")]
    [TestCase("Référence\nISM-P0001-00001\n", TestName = "with nothing else")]
    public void The_first_debit_is_no_part_of_the_heading(string file) => Assert.That(Read(file).Debits.Select(x => x.Reference), Is.EqualTo(new[] { "ISM-P0001-00001" }));

    [Test]
    public void A_workbook_is_read_from_the_sheet_that_has_the_table()
    {
        var workbook = new WorkbookFile()
            .Sheet(WorkbookFile.Row(1, "Référence client 4711"), "Page de garde")
            .Sheet(WorkbookFile.Row(3, "Référence", "Motif", "Date") + WorkbookFile.Row(4, "ISM-P0001-00001", "AM04", new DateTime(2024, 1, 2)), "Rejets");

        Assert.That(Debits(ReturnsFile.Read(workbook.Bytes(), Today)), Is.EqualTo(new[] { "ISM-P0001-00001 02/01 AM04" }));
    }
}
