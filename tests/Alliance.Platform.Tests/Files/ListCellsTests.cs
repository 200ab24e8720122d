using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Files;

/// <summary>What goes out into spreadsheets: numbers that sum in one set to French, and texts that stay what they are.</summary>
internal sealed class ListCellsTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("-Nadia Tahiri", "'-Nadia Tahiri")]
    [TestCase("+Atelier & Fils", "'+Atelier & Fils")]
    [TestCase("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [TestCase("＝1+1", "'＝1+1")]
    [TestCase("＠SUM(A1)", "'＠SUM(A1)")]
    [TestCase("\t=1+1", "'\t=1+1")]
    [TestCase("+212600000456", "+212600000456")]
    [TestCase("+212 600 00 04 56", "+212 600 00 04 56")]
    [TestCase("-12,05", "-12,05")]
    [TestCase("+212 600-1", "'+212 600-1")]
    [TestCase("Nadia = Tahiri", "Nadia = Tahiri")]
    [TestCase("", "")]
    [TestCase(null, null)]
    public void No_text_of_csv_becomes_a_formula(string? text, string? written) => Assert.That(ListCells.Guarded(text), Is.EqualTo(written));

    private static async Task<PlatformHost> OneLoan()
    {
        var host = await PlatformHost.Start();
        var (_, id) = await new DossierInput { Amount = 36_000, Entrepreneur = "-Nadia Tahiri", Enterprise = "＝1+1", Phone = "+212600000456" }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        host.Organisations.GoTo(new(2024, 2, 20));
        await (await loan.Pay(new { amount = 987.95m, paidOn = "2024-01-02" })).Json(HttpStatusCode.Created);
        return host;
    }

    [TestCase("/api/loans/export?format=csv", "35012,05;1012,05")]
    [TestCase("/api/arrears/export?format=csv", "1012,05;35012,05")]
    [TestCase("/api/fund/movements/export?format=csv", "987,95")]
    [TestCase("/api/reports/portfolio.csv", "35012,05")]
    public async Task Numbers_of_csv_have_decimal_commas(string path, string numbers)
    {
        await using var host = await OneLoan();

        Assert.That(Encoding.UTF8.GetString(await host.Client(Roles.Director).GetByteArrayAsync(path)), Does.Contain(numbers).And.Not.Contain("12.05").And.Not.Contain("987.95"));
    }

    [Test]
    public async Task A_workbook_has_texts_as_they_are()
    {
        await using var host = await OneLoan();

        using var workbook = new ZipArchive(await host.Client(Roles.Director).GetStreamAsync("/api/arrears/export"));
        using var sheet = workbook.Entries.Single(x => x.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open();
        var cells = XDocument.Load(sheet).Descendants().Where(x => x.Name.LocalName == "c").ToList();

        Assert.That(cells.Elements().Where(x => x.Name.LocalName == "f"), Is.Empty);
        foreach (var text in new[] { "-Nadia Tahiri", "＝1+1", "+212 6 00 00 04 56" })
            Assert.That(cells.Where(x => x.Value == text).Select(x => x.Attribute("t")?.Value), Is.EqualTo(new[] { "str" }), text);
    }

    [Test]
    public async Task A_phone_in_csv_is_a_phone()
    {
        await using var host = await OneLoan();

        Assert.That(Encoding.UTF8.GetString(await host.Client(Roles.Director).GetByteArrayAsync("/api/arrears/export?format=csv")), Does.Contain(";'＝1+1;\"'-Nadia Tahiri\";").And.Contain(";\"+212 6 00 00 04 56\";"));
    }
}
