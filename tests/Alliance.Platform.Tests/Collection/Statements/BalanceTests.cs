using System.Net;
using System.Text;
using Alliance.Platform.Collection.Statements;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A table that tells balances is checked against them, as CAMT is: what is missing from a file is seen before the month is closed.</summary>
internal sealed class BalanceTests
{
    private const string TwoColumns = "Date;Libellé;Débit;Crédit\n";
    private const string WithBalance = "Date;Libellé;Débit;Crédit;Solde\n";

    private static decimal? Unexplained(string file)
    {
        var contents = StatementFile.Read(Encoding.UTF8.GetBytes(file), x => ColumnChoice.Guess(x.Header)!, new(2023, 7, 5));
        Assert.That(contents.BadLines, Is.Empty);
        return contents.Unexplained?.InDirhams;
    }

    [TestCase(WithBalance + "05/06/2023;A;;750,00;18 450,00\n06/06/2023;F;22,00;;18 428,00\n", 0, TestName = "A column of balances: nothing is missing")]
    [TestCase(WithBalance + "05/06/2023;A;;750,00;18 450,00\n07/06/2023;F;22,00;;19 428,00\n", 1_000, TestName = "A column of balances: a credit is missing")]
    [TestCase(WithBalance + "07/06/2023;F;22,00;;19 428,00\n05/06/2023;A;;750,00;18 450,00\n", 1_000, TestName = "The newest first")]
    [TestCase(WithBalance + "06/06/2023;F;22,00;;18 428,00\n05/06/2023;A;;750,00;18 450,00\n", 0, TestName = "The newest first: nothing is missing")]
    [TestCase(WithBalance + "05/06/2023;F;22,00;;18 428,00\n05/06/2023;A;;750,00;18 450,00\n", 0, TestName = "All of one day: the order that explains all")]
    [TestCase(WithBalance + "05/06/2023;A;;750,00;\n05/06/2023;B;;50,00;18 500,00\n06/06/2023;F;22,00;;\n06/06/2023;G;8,00;;18 400,00\n", -70, TestName = "A balance at the end of each day alone")]
    [TestCase(WithBalance + "05/06/2023;A;;750,00;500,00 CR\n06/06/2023;F;1 522,00;;1 022,00 DB\n", 0, TestName = "An account that is overdrawn")]
    [TestCase("Date;Libellé;Montant;Solde\n05/06/2023;A;750,00;18 450,00\n06/06/2023;F;-22,00;18 418,00\n", -10, TestName = "One column of amounts")]
    [TestCase(TwoColumns + "01/06/2023;ANCIEN SOLDE;;17 700,00\n05/06/2023;A;;750,00\n06/06/2023;F;22,00;\n30/06/2023;SOLDE AU 30/06/2023;;18 428,00\n", 0, TestName = "Lines of balances")]
    [TestCase(TwoColumns + "01/06/2023;SOLDE INITIAL;;17 700,00\n05/06/2023;A;;750,00\n30/06/2023;NOUVEAU SOLDE;;18 428,00\n", -22, TestName = "Lines of balances: a fee is missing")]
    [TestCase(TwoColumns + "01/06/2023;SOLDE DEBITEUR AU 01/06/2023;100,00;\n05/06/2023;A;;750,00\n30/06/2023;SOLDE CREDITEUR AU 30/06/2023;;650,00\n", 0, TestName = "From a debit to a credit")]
    [TestCase(TwoColumns + "05/06/2023;A;;750,00\n05/06/2023;SOLDE AU 05/06/2023;;18 450,00\n06/06/2023;F;22,00;\n30/06/2023;SOLDE AU 30/06/2023;;18 428,00\n", null, TestName = "A balance of a day between movements is no opening one")]
    [TestCase("Solde initial au 01/06/2023;17 700,00;MAD\nSolde final au 30/06/2023 : 18 428,00 DH\n" + TwoColumns + "05/06/2023;A;;750,00\n06/06/2023;F;22,00;\n", 0, TestName = "Above the table")]
    [TestCase("Solde au 31/05/2023 : 17 700,00 DH\nSolde au 30/06/2023 : 18 928,00 DH\n" + TwoColumns + "05/06/2023;A;;750,00\n06/06/2023;F;22,00;\n", 500, TestName = "Above the table, with a day each")]
    [TestCase("الرصيد الافتتاحي;17 700,00\n" + "التاريخ;البيان;مدين;دائن;الرصيد\n05/06/2023;تحويل;;750,00;18 450,00\n06/06/2023;رسوم;22,00;;18 428,00\n", 0, TestName = "Arabic")]
    [TestCase("Solde initial : 17 700,00\n" + WithBalance + "05/06/2023;A;;750,00;18 550,00\n06/06/2023;F;22,00;;18 528,00\n", 100, TestName = "A movement before the first is missing")]
    public void Movements_are_compared_with_balances(string file, int? unexplained) => Assert.That(Unexplained(file), Is.EqualTo((decimal?)unexplained));

    [TestCase(TwoColumns + "05/06/2023;A;;750,00\nSolde au 30/06/2023;;18 428,00\n", TestName = "A closing balance alone")]
    [TestCase("Solde au 05/07/2023 : 20 000,00 DH\n" + TwoColumns + "05/06/2023;A;;750,00\n06/06/2023;F;22,00;\n", TestName = "The balance of the day of the export")]
    [TestCase(TwoColumns + "05/06/2023;A;;750,00\n;REPORT;;750,00\n06/06/2023;F;22,00;\n", TestName = "What is carried over to the next page")]
    [TestCase(WithBalance + "05/06/2023;A;;750,00;\n06/06/2023;F;22,00;;\n", TestName = "A column left empty")]
    [TestCase(WithBalance + "05/06/2023;A;;750,00;18 450,00\n", TestName = "One movement: there is no other balance")]
    [TestCase("Date;Libellé;Débit;Crédit;Solde\n05/06/2023;A;;750,00;voir page 2\n06/06/2023;F;22,00;;voir page 2\n", TestName = "Balances that nobody reads")]
    public void Where_a_file_does_not_say_both_nothing_is_claimed(string file) => Assert.That(Unexplained(file), Is.Null);

    [Test]
    public async Task What_is_missing_is_told_and_stays_with_the_statement()
    {
        await using var statements = await StatementCase.Of();

        var outcome = await (await statements.Post($"{StatementCase.Heading}01/03/2024;ANCIEN SOLDE;;;;5 000,00\n04/03/2024;VIR;;;;750,00\n08/03/2024;NOUVEAU SOLDE;;;;6 000,00\n")).Json(HttpStatusCode.Created);

        Assert.That(outcome.GetProperty("unexplained").GetDecimal(), Is.EqualTo(250));
        var shown = await (await statements.Treasurer.GetAsync($"/api/statements/{outcome.GetProperty("id").GetString()}")).Json();
        Assert.That(shown.GetProperty("unexplained").GetDecimal(), Is.EqualTo(250));
    }
}
