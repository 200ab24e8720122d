using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Tests.Collection.DirectDebits;
using static Alliance.Platform.Tests.Collection.Statements.FileCreditCase;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A bank's CAMT names the debits that a credit is the sum of, without their amounts. The file ISM-P0001 has three of 1 000.</summary>
internal sealed class NamedDebitsTests
{
    /// <param name="amount">Below zero: what came back.</param>
    private static async Task<string> Import(DebitCase debits, int amount, params string[] named)
    {
        var payments = string.Concat(named.Select(x => $"<TxDtls><Refs><EndToEndId>{x}</EndToEndId></Refs></TxDtls>"));
        var file = $"""<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{StatementCase.Rib}</Id></Othr></Id></Acct><Ntry><Amt Ccy="MAD">{Math.Abs(amount)}.00</Amt><CdtDbtInd>{(amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd><BookgDt><Dt>2024-01-03</Dt></BookgDt><NtryDtls>{payments}</NtryDtls><AddtlNtryInf>VERSEMENT</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>""";
        var answer = await debits.Treasurer.PostAsync("/api/statements?fileName=janvier.xml", new ByteArrayContent(Encoding.UTF8.GetBytes(file)));
        return $"/api/statements/{(await answer.Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
    }

    private static string Reasons(JsonElement line)
    {
        var named = line.GetProperty("files")[0].GetProperty("named");
        return string.Join(' ', new[] { "count", "unknown", "files", "notOpen", "sum" }.Select(x => named.GetProperty(x).GetDecimal().ToString("0", CultureInfo.InvariantCulture)));
    }

    private static async Task<int> AcceptCertain(DebitCase debits, string statement) => (await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32();

    [TestCase(2_000, "ISM-P0001-00001 ism-p0001-00003", "collected open collected", TestName = "Two of three")]
    [TestCase(3_000, "ISM-P0001-00003 ISM-P0001-00002 ISM-P0001-00001", "collected collected collected", TestName = "All of them")]
    public async Task Those_that_come_to_the_credit_are_settled_together(int amount, string named, string states)
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, amount, named.Split(' '));
        Assert.That(Proposed(await Line(debits, statement)), Is.EqualTo("certain reference ISM-P0001"));

        Assert.That(await AcceptCertain(debits, statement), Is.EqualTo(1));
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo(states));
        await Undo(debits, statement);
        Assert.That(await States(debits, batch), Is.EqualTo("open open open"));
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 36_000, 36_000 }));
    }

    [TestCase(2_000, "ISM-P0001-00001 ISM-P0001-00002 ISM-P0001-00003", "3 0 1 0 3000", TestName = "Another sum")]
    [TestCase(2_000, "ISM-P0001-00001 ISM-P0001-00009", "2 1 1 0 1000", TestName = "One in no file")]
    [TestCase(2_000, "ISM-P0001-00001 ISM-P0001-00001", "2 1 1 0 1000", TestName = "One named twice")]
    [TestCase(2_000, "ISM-P0001-00001 NOTPROVIDED", "2 1 1 0 1000", TestName = "One without a reference")]
    public async Task Else_it_is_said_why_not(int amount, string named, string reasons)
    {
        var (debits, _) = await Sent();
        await using var __ = debits;

        var statement = await Import(debits, amount, named.Split(' '));

        var line = await Line(debits, statement);
        Assert.That((Proposed(line), Reasons(line)), Is.EqualTo(("to-check reference other-amount ISM-P0001", reasons)));
        Assert.That(await AcceptCertain(debits, statement), Is.Zero);
    }

    [Test]
    public async Task Of_debits_that_no_file_has_it_is_said_how_many_there_are()
    {
        var (debits, _) = await Sent();
        await using var __ = debits;

        var line = await Line(debits, await Import(debits, 500, "AUTRE-1", "AUTRE-2"));

        Assert.That((line.GetProperty("files").GetArrayLength(), line.GetProperty("namedDebits").GetInt32()), Is.EqualTo((0, 2)));
    }

    /// <summary>The file itself was recorded as collected before: nothing is added to it.</summary>
    [Test]
    public async Task What_is_recorded_already_is_not_recorded_again()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Collect(batch)).Json();
        var statement = await Import(debits, 2_000, "ISM-P0001-00001", "ISM-P0001-00002");
        Assert.That(Proposed(await Line(debits, statement)), Is.EqualTo("to-check reference already-recorded ISM-P0001"));

        Assert.That(await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"));
        await (await Accept(debits, statement, despiteDouble: true)).Json();
        await Work(debits);

        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));
    }

    /// <summary>Of three that were collected two came back in one sum, which they come to: two movements, each certain.</summary>
    [Test]
    public async Task Those_that_came_back_in_one_sum_are_told_apart()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Collect(batch)).Json();

        var statement = await Import(debits, -2_000, "ISM-P0001-00001", "ism-p0001-00003");

        var lines = (await (await debits.Treasurer.GetAsync($"{statement}/lines")).Json()).GetProperty("lines").EnumerateArray().ToList();
        Assert.That(
            lines.Select(x => $"{x.GetProperty("number")} {x.GetProperty("amount").GetDecimal():0} {x.GetProperty("matches")[0].GetProperty("confidence").GetString()} {x.GetProperty("matches")[0].GetProperty("act").GetString()}"),
            Is.EquivalentTo(new[] { "1 -1000 certain return", "2 -1000 certain return" }));
        Assert.That(await AcceptCertain(debits, statement), Is.EqualTo(2));
        await Work(debits);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 36_000, 35_000, 36_000 }));
    }

    [TestCase(-1_500, "ISM-P0001-00001 ISM-P0001-00002", "2 0 1 2 2000", TestName = "Came back: not the whole of them")]
    [TestCase(-2_045, "ISM-P0001-00001 ISM-P0001-00002", "2 0 1 2 2000", TestName = "Came back: with a fee")]
    [TestCase(-2_000, "ISM-P0001-00001 ISM-P0001-00001", "2 1 1 1 1000", TestName = "Came back: one named twice")]
    [TestCase(-2_000, "ISM-P0001-00001 ISM-P0001-00009", "2 1 1 1 1000", TestName = "Came back: one in no file")]
    public async Task Where_they_do_not_come_to_what_came_back_it_is_asked(int amount, string named, string reasons)
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        await (await debits.Collect(batch)).Json();

        var statement = await Import(debits, amount, named.Split(' '));

        var line = await Line(debits, statement);
        Assert.That((line.GetProperty("state").GetString(), Proposed(line), Reasons(line)), Is.EqualTo(("to-decide", "to-check reference other-amount ISM-P0001", reasons)));
        Assert.That(await AcceptCertain(debits, statement), Is.Zero);
        await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict);
        Assert.That(await Outstanding(debits), Is.EqualTo(new decimal[] { 35_000, 35_000, 35_000 }));
    }

    /// <summary>One of them came back since the statement was read: the rest is not the credit.</summary>
    [Test]
    public async Task Changed_since_they_are_not_settled()
    {
        var (debits, batch) = await Sent();
        await using var _ = debits;
        var statement = await Import(debits, 2_000, "ISM-P0001-00001", "ISM-P0001-00002");
        await (await debits.Return("reference;motif;date\nISM-P0001-00002;AM04;05/01/2024\n")).Json();

        Assert.That(await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.file-other-amount"), "00001 and 00003 come to the sum, and are not what the bank names");
        Assert.That(await States(debits, batch), Is.EqualTo("open returned open"));
    }
}
