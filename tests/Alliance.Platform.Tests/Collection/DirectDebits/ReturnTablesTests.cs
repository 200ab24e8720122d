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
        Assert.That(contents.UnknownColumns, Is.Empty);
        Assert.That(contents.SetAside, Is.Zero);
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

    [TestCase("Date opération;Date valeur", "05/01/2024;02/01/2024", "02/01", TestName = "the value date, where both are given")]
    [TestCase("Date valeur;Date comptable", "02/01/2024;05/01/2024", "02/01", TestName = "wherever it stands")]
    [TestCase("Date opération;Date valeur", "05/01/2024;", "05/01", TestName = "the day of booking, where the row has no other")]
    [TestCase("Date opération;Date valeur", "14/03/2024;18/03/2024", "14/03", TestName = "or the other is still to come")]
    [TestCase("Date de valeur;Date du rejet", "02/01/2024;04/01/2024", "04/01", TestName = "the day that the bank calls the return's, before both")]
    [TestCase("Nombre;Date", "1;03/01/2024", "03/01", TestName = "the only one")]
    public void It_counts_from(string columns, string cells, string on) =>
        Assert.That(Debits(Read($"Référence;Motif;{columns}\nISM-P0001-00001;AM04;{cells}\n")), Is.EqualTo(new[] { $"ISM-P0001-00001 {on} AM04" }));

    [TestCase("<BookgDt><Dt>2024-01-05</Dt></BookgDt><ValDt><Dt>2024-01-02</Dt></ValDt>", "02/01")]
    [TestCase("<BookgDt><Dt>2024-01-05</Dt></BookgDt>", "05/01")]
    [TestCase("<ValDt><Dt>2024-01-02</Dt></ValDt>", "02/01")]
    [TestCase("<BookgDt><Dt>2024-03-14</Dt></BookgDt><ValDt><Dt>2024-03-18</Dt></ValDt>", "14/03", Description = "still to come")]
    public void In_a_notice_it_counts_from(string days, string on)
    {
        var contents = Read($"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="MAD">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>{days}<NtryDtls><TxDtls><Refs><EndToEndId>ISM-P0001-00001</EndToEndId></Refs><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>""");

        Assert.That(Debits(contents), Is.EqualTo(new[] { $"ISM-P0001-00001 {on} AM04" }));
    }
}
