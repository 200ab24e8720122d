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
}
