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
    [TestCase("007640000123450000041222", "007640000123450000041222", Description = "for programs, which cut no figures")]
    [TestCase("Nadia", "Nadia")]
    [TestCase("", "\"\"")]
    public async Task No_text_becomes_a_formula(string text, string field)
    {
        using var table = new DataTable { Columns = { "Name" }, Rows = { text } };
        using var file = new MemoryStream();

        await using var rows = table.CreateDataReader();
        await Csv.Write(rows, new Dictionary<string, Type>(StringComparer.Ordinal), file, default);

        Assert.That(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n")[1], Is.EqualTo(field));
    }

    /// <summary>As each engine's client gives them: text and whole numbers, or values.</summary>
    [TestCase("Sqlite")]
    [TestCase("SqlServer")]
    public async Task Dates_ids_instants_and_answers_are_the_same_from_both_engines(string engine)
    {
        var id = Guid.Parse("018A2B3C-4D5E-7F60-8123-456789ABCDEF");
        object[] row = engine == "Sqlite"
            ? [id.ToString().ToUpperInvariant(), "2023-06-30", "2023-06-30 08:15:30.1234567", 1L, 1_250_50L]
            : [id, new DateTime(2023, 6, 30), new DateTime(2023, 6, 30, 8, 15, 30).AddTicks(1_234_567), true, 1_250_50L];
        using var table = new DataTable();
        foreach (var (value, name) in row.Zip(Types.Keys)) table.Columns.Add(name, value.GetType());
        table.Rows.Add(row);
        table.Rows.Add([.. row.Select(_ => DBNull.Value)]);
        using var file = new MemoryStream();

        await using var rows = table.CreateDataReader();
        await Csv.Write(rows, Types, file, default);

        Assert.That(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n")[1..3], Is.EqualTo(new[]
        {
            "018a2b3c-4d5e-7f60-8123-456789abcdef,2023-06-30,2023-06-30T08:15:30.1234567Z,1,125050",
            ",,,,",
        }));
    }

    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["Id"] = typeof(Guid),
        ["On"] = typeof(DateOnly),
        ["At"] = typeof(DateTime),
        ["IsDone"] = typeof(bool),
        ["Amount"] = typeof(long),
    };
}
