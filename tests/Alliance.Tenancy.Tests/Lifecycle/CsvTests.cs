using System.Data;
using System.Text;
using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>What an operator takes out of an organisation's database, opened in a spreadsheet.</summary>
internal sealed class CsvTests
{
    [TestCase("=HYPERLINK(\"http://x.example\",\"clic\")", "\"'=HYPERLINK(\"\"http://x.example\"\",\"\"clic\"\")\"")]
    [TestCase("＝1+1", "'＝1+1")]
    [TestCase("+212600000456", "+212600000456")]
    [TestCase("Nadia", "Nadia")]
    [TestCase("", "\"\"")]
    public async Task No_text_becomes_a_formula(string text, string field)
    {
        using var table = new DataTable { Columns = { "Name" }, Rows = { text } };
        using var file = new MemoryStream();

        await using var rows = table.CreateDataReader();
        await Csv.Write(rows, file, default);

        Assert.That(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n")[1], Is.EqualTo(field));
    }
}
