using System.Net;
using System.Text.Json;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>A pain.002 says the same of a file, of its block and of its debits, as banks do. Two loans, one file of one day, nothing collected.</summary>
internal sealed class StatusLevelsTests
{
    private static string Why(string code) => $"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>";

    private static string Debit(int number, string reason) => $"<TxInfAndSts><OrgnlEndToEndId>ISM-P0001-0000{number}</OrgnlEndToEndId><TxSts>RJCT</TxSts>{reason}</TxInfAndSts>";

    private static string Message(string group, string block, string debits = "", string name = "ISM-P0001-01") => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>ISM-P0001</OrgnlMsgId>{group}</OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>{name}</OrgnlPmtInfId>{block}{debits}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """;

    private static IEnumerable<TestCaseData> Levels()
    {
        var (group, block) = ($"<GrpSts>RJCT</GrpSts>{Why("FF01")}", $"<PmtInfSts>RJCT</PmtInfSts>{Why("DT01")}");
        yield return Case("block and debits", Message("", block, Debit(1, Why("AM04")) + Debit(2, Why("MD01"))), "1 AM04", "2 MD01");
        yield return Case("file and block", Message(group, block), "1 DT01", "2 DT01");
        yield return Case("file, block and debits", Message(group, block, Debit(1, Why("AM04")) + Debit(2, Why("MD01"))), "1 AM04", "2 MD01");
        yield return Case("block and one of its debits", Message("", block, Debit(2, Why("MD01"))), "1 DT01", "2 MD01");
        yield return Case("debits that don't say why", Message(group, block, Debit(1, "") + Debit(2, Why("MD01"))), "1 DT01", "2 MD01");
        yield return Case("a block that doesn't say why", Message(group, "<PmtInfSts>RJCT</PmtInfSts>"), "1 FF01", "2 FF01");
        yield return Case("debits of a file that says why", Message(group, "", Debit(1, "") + Debit(2, "")), "1 FF01", "2 FF01");
    }

    private static TestCaseData Case(string name, string file, params string[] rows) => new TestCaseData(file, rows).SetArgDisplayNames(name);

    private static string[] Rows(JsonElement outcome) =>
        [.. outcome.GetProperty("rows").EnumerateArray().Select(x => $"{x.GetProperty("reference").GetString()![^1]} {x.GetProperty("reason").GetString()}").Order()];

    [TestCaseSource(nameof(Levels))]
    public async Task Each_debit_is_taken_once_with_what_stands_nearest_to_it(string file, string[] rows)
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();

        var outcome = await (await debits.Return(file)).Json();

        Assert.That(Rows(outcome), Is.EqualTo(rows));
        Assert.That(outcome.GetProperty("refused").GetArrayLength(), Is.Zero);
        Assert.That((await debits.Show(batch)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("state").GetString()), Is.All.EqualTo("returned"));
    }

    [Test]
    public async Task Sent_again_it_is_refused()
    {
        await using var debits = await DebitCase.With(2);
        await debits.Prepared();
        var file = Message("<GrpSts>RJCT</GrpSts>", "<PmtInfSts>RJCT</PmtInfSts>");
        await (await debits.Return(file)).Json();

        var refused = await (await debits.Return(file)).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("code").GetString()), Is.All.EqualTo("returns.unknown-file"));
    }

    [Test]
    public async Task A_block_that_the_file_does_not_have_is_refused()
    {
        await using var debits = await DebitCase.With(2);
        await debits.Prepared();

        var refused = await (await debits.Return(Message("", "<PmtInfSts>RJCT</PmtInfSts>", Debit(1, ""), "ISM-P0001-02"))).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("lines").EnumerateArray().Select(x => $"{x.GetProperty("reference").GetString()} {x.GetProperty("code").GetString()}"), Is.EqualTo(new[] { "ISM-P0001-02 returns.unknown-file" }));
    }
}
