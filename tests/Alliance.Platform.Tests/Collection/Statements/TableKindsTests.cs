using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>What banks put into their tables besides movements, and the many ways in which they write these.</summary>
internal sealed class TableKindsTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    private static StatementContents Read(byte[] file) => StatementFile.Read(file, x => ColumnChoice.Guess(x.Header)!, Today);

    private static StatementContents Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    /// <summary>Days and dirhams, as <c>05 750; 06 -22</c>.</summary>
    private static string Movements(StatementContents contents)
    {
        Assert.That(contents.BadLines.Select(x => $"{x.Number} {x.Code}"), Is.Empty);
        return string.Join("; ", contents.Entries.Select(x => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x.On:dd} {x.Amount.InDirhams:0.##}{(x.IsReversal ? " reversal" : "")}")));
    }

    private const string Heading = "Date opération;Libellé;Référence;Débit;Crédit\n";

    [TestCase(Heading + "05/06/2023;VIR NADIA;V1;;750,00\n06/06/2023;FRAIS;F2;22,00;\nTotal des mouvements;;;22,00;750,00\nSolde au 30/06/2023;;;;18 428,00\nDocument édité le 01/07/2023\n", 3, TestName = "sums and remarks below")]
    [TestCase(Heading + "05/06/2023;VIR NADIA;V1;;750,00\n06/06/2023;FRAIS;F2;22,00;\nDocument édité le 01/07/2023;;;;\n;Sauf erreur ou omission;;;\n", 2, TestName = "remarks with the separators of empty cells")]
    [TestCase(Heading + "01/06/2023;SOLDE INITIAL;;;\n05/06/2023;VIR NADIA;V1;;750,00\n06/06/2023;FRAIS;F2;22,00;\n30/06/2023;SOLDE FINAL;;;\n", 2, TestName = "balances with a day and without amount")]
    [TestCase(Heading + "01/06/2023;ANCIEN SOLDE;;;17 700,00\n05/06/2023;VIR NADIA;V1;;750,00\n06/06/2023;FRAIS;F2;22,00;\n30/06/2023;SOLDE AU 30/06/2023;;;18 428,00\n", 2, TestName = "balances in the column of credits")]
    [TestCase(Heading + "05/06/2023;VIR NADIA;V1;;750,00\n06/06/2023;ARRETE DE COMPTE;A1;;0,00\n06/06/2023;FRAIS;F2;22,00;\n", 1, TestName = "an amount of zero")]
    [TestCase(Heading + "05/06/2023;VIR NADIA;V1;;750,00\nDate opération;Libellé;Référence;Débit;Crédit\n06/06/2023;FRAIS;F2;22,00;\n", 1, TestName = "a heading on each page")]
    [TestCase(Heading + "05/06/2023;VIR NADIA;V1;;750,00\n;suite du libellé;;;\n06/06/2023;FRAIS;F2;22,00\n", 1, TestName = "a label that goes on below, and a row cut short")]
    [TestCase("التاريخ;البيان;المرجع;مدين;دائن\n05/06/2023;تحويل;V1;;750,00\n06/06/2023;رسوم;F2;22,00;\nالمجموع;;;22,00;750,00\n", 1, TestName = "Arabic")]
    public void Rows_that_are_no_movement_are_passed_over_and_counted(string file, int passedOver)
    {
        var contents = Read(file);

        Assert.That(Movements(contents), Is.EqualTo("05 750; 06 -22"));
        Assert.That(contents.PassedOver, Is.EqualTo(passedOver));
    }

    [TestCase("05/06/2023;TOTAL MAROC CARBURANT;T1;;750,00", TestName = "a firm called Total")]
    [TestCase("05/06/2023;SOLDE DE TOUT COMPTE NADIA;T1;;750,00", TestName = "a payer who settles all")]
    public void A_movement_that_sounds_like_a_sum_is_none(string line) => Assert.That(Movements(Read($"{Heading}{line}\n")), Is.EqualTo("05 750"));

    [TestCase("05/06/2023;VIR NADIA;V1;;", "2 statement.no-amount", TestName = "without amount")]
    [TestCase(";VIR NADIA;V1;;750,00", "2 statement.no-date", TestName = "without day")]
    [TestCase("hier;VIR NADIA;V1;;750,00", "2 statement.unreadable-date", TestName = "with a day nobody reads")]
    [TestCase("05/06/2023;VIR; NADIA;V1;;750,00", "2 statement.wrong-number-of-columns", TestName = "with a cell too many")]
    public void A_movement_that_cannot_be_read_is_named(string line, string bad) => Assert.That(Read($"{Heading}{line}\n").BadLines.Select(x => $"{x.Number} {x.Code}"), Is.EqualTo(new[] { bad }));

    [TestCase("Titulaire;Agence;Devise\nINITIATIVE LARACHE;LARACHE CENTRE;MAD\n\n" + Heading + "05/06/2023;VIR NADIA;V1;;750,00\n", TestName = "below three other words")]
    [TestCase("Date opération;Libellé;Débit;Crédit;Solde au 30/06/2023\n05/06/2023;VIR NADIA;;750,00;18 450,00\n", TestName = "with a day in it")]
    [TestCase("Date;Libellé;Mouvement;;Solde\n;;Débit;Crédit;\n05/06/2023;VIR NADIA;;750,00;18 450,00\n", TestName = "on two lines")]
    [TestCase("Date de l'opération;Libellé détaillé;Montant au débit;Montant au crédit\n05/06/2023;VIR NADIA;;750,00\n", TestName = "in longer words")]
    public void The_heading_is_found(string file) => Assert.That(Movements(Read(file)), Is.EqualTo("05 750"));

    [Test]
    public void A_heading_of_two_lines_says_which_column_is_what() => Assert.That(
        StatementFile.Look(Encoding.UTF8.GetBytes("Date;Libellé;Mouvement;;Solde\n;;Débit;Crédit;\n05/06/2023;VIR;;750,00;1\n"), x => x.Header)!,
        Is.EqualTo(new[] { "Date", "Libellé", "Mouvement Débit", "Mouvement Crédit", "Solde" }));

    [Test]
    public void The_day_in_a_heading_makes_no_other_heading() => Assert.That(
        StatementTable.FingerprintOf(["Date", "Solde au 31/07/2023"]), Is.EqualTo(StatementTable.FingerprintOf(["Date", "Solde au 30/06/2023"])));

    [TestCase("Date;Libellé;Montant;Sens\n05/06/2023;A;750,00;C\n06/06/2023;B;22,00;D\n07/06/2023;E;1 310,00;D\n", "05 750; 06 -22; 07 -1310", TestName = "in a column of letters")]
    [TestCase("Date;Libellé;Montant;Sens\n05/06/2023;A;750,00;Crédit\n06/06/2023;B;-22,00;Débit\n", "05 750; 06 -22", TestName = "in words, beside a minus that says the same")]
    [TestCase("Date;Libellé;Montant;Type\n05/06/2023;A;750,00;+\n06/06/2023;B;22,00;-\n", "05 750; 06 -22", TestName = "in signs under a heading that says nothing")]
    [TestCase("Date;Libellé;Montant\n05/06/2023;A;750,00 CR\n06/06/2023;B;22,00 DB\n", "05 750; 06 -22", TestName = "in letters behind the amount")]
    [TestCase(Heading + "06/06/2023;REMISE;R1;;300,00\n07/06/2023;CONTREPASSATION;R2;;-300,00\n08/06/2023;VIR;V3;;750,00\n", "06 300; 07 -300 reversal; 08 750", TestName = "minus among credits: taken back")]
    [TestCase(Heading + "06/06/2023;FRAIS;R1;45,00;\n07/06/2023;ANNULATION FRAIS;R2;-45,00;\n", "06 -45; 07 45 reversal", TestName = "minus among debits: taken back")]
    [TestCase(Heading + "06/06/2023;FRAIS;R1;-45,00;\n07/06/2023;FRAIS;R2;-22,00;\n", "06 -45; 07 -22", TestName = "minus at all debits: the bank's way")]
    public void Direction_is_read(string file, string movements) => Assert.That(Movements(Read(file)), Is.EqualTo(movements));

    [Test]
    public void A_direction_is_found_though_nobody_chose_its_column() => Assert.That(
        StatementFile.Read("Date;Libellé;Montant;Sens\n05/06/2023;A;750,00;C\n06/06/2023;B;22,00;D\n"u8.ToArray(), _ => new(0, 1, Amount: 2), Today).Entries.Select(x => x.Amount.InDirhams), Is.EqualTo(new[] { 750m, -22m }));

    [Test]
    public void A_direction_that_nobody_knows_is_named() => Assert.That(
        Read("Date;Libellé;Montant;Sens\n05/06/2023;A;750,00;C\n06/06/2023;B;22,00;X\n").BadLines.Select(x => $"{x.Number} {x.Code}"), Is.EqualTo(new[] { "3 statement.no-direction" }));

    [Test]
    public void Days_of_two_figures_for_the_year_lie_in_this_century() =>
        Assert.That(Read("Date;Libellé;Crédit\n05.06.23;A;750,00\n06-06-23;B;500,00\n070623;C;400,00\n").Entries.Select(x => x.On), Is.EqualTo(new DateOnly[] { new(2023, 6, 5), new(2023, 6, 6), new(2023, 6, 7) }));

    [Test]
    public void Guards_and_invisible_marks_are_no_part_of_a_cell()
    {
        var entry = Read("Date;Libellé;Crédit;Référence;Compte\n=\"05/06/2023\";\"VIR\";\u200E1\u202F750,00\u200E;=\"000123\";=\"145780000000000045600194\"\n").Entries.Single();

        Assert.That((entry.On, entry.Amount, entry.Reference, entry.CounterAccount), Is.EqualTo((new DateOnly(2023, 6, 5), Money.Dirhams(1_750), "000123", "145780000000000045600194")));
    }

    [Test]
    public void A_workbook_is_read_from_the_sheet_that_has_the_table()
    {
        var workbook = new WorkbookFile()
            .Sheet(WorkbookFile.Row(1, "Date", "Libellé", "Débit", "Crédit", "Référence") + WorkbookFile.Row(2, 45_000, "SECRET", null, 9), "Ancien", "hidden")
            .Sheet(WorkbookFile.Row(2, "Banque", "Agence", "Client"), "Page de garde")
            .Sheet(WorkbookFile.Row(4, "Date", "Libellé", "Débit", "Crédit") + WorkbookFile.Row(5, 45_082, "VIR", null, 750.0) + WorkbookFile.Row(6, new DateTime(2023, 6, 6), "FRAIS", 22.0), "Mouvements");

        Assert.That(Movements(Read(workbook.Bytes())), Is.EqualTo("05 750; 06 -22"));
    }

    [Test]
    public void A_workbook_that_counts_from_1904_is_not_four_years_off()
    {
        var workbook = new WorkbookFile { Is1904 = true }.Sheet(WorkbookFile.Row(1, "Date", "Libellé", "Crédit") + """<row r="2"><c r="A2" s="1"><v>43620</v></c><c r="B2" t="inlineStr"><is><t>VIR</t></is></c><c r="C2"><v>750</v></c></row>""" + WorkbookFile.Row(3, 43_621, "VIR", 500));

        Assert.That(Read(workbook.Bytes()).Entries.Select(x => x.On), Is.EqualTo(new DateOnly[] { new(2023, 6, 5), new(2023, 6, 6) }));
    }

    [Test]
    public void A_web_page_called_a_workbook_says_what_to_do() => Assert.That(
        () => Read("<html><head><meta charset=windows-1252></head><body><table><tr><th>Date</th></tr></table></body></html>"), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("statement.save-as-xlsx"));
}
