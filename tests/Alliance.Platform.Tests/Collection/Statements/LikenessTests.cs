using System.Net;
using System.Text.Json;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>The same money in several exports. Banks write a movement differently in each, and people pay the same amount twice on a day: a likeness is asked about, it neither pays twice nor disappears. One loan that owes 36 000.</summary>
internal sealed class LikenessTests
{
    private static async Task<string> Camt(StatementCase statements, string entry)
    {
        var file = $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{StatementCase.Rib}</Id></Othr></Id></Acct>{entry}</Stmt></BkToCstmrStmt></Document>""";
        return $"/api/statements/{(await (await statements.Post(file, "mars.xml")).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
    }

    private static async Task AcceptCertain(StatementCase statements, params string[] all)
    {
        foreach (var statement in all) await (await statements.AcceptCertain(statement)).Json();
        await statements.Work();
    }

    private static bool IsFlagged(JsonElement line) => line.GetProperty("isPerhapsKnown").GetBoolean();

    [Test]
    public async Task In_other_words_it_is_to_check_and_not_paid_twice()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var number = statements.Numbers[0];
        await AcceptCertain(statements, await statements.Import($"14/02/2024;VIR RECU BENNANI {number};;;;750,00"));

        var second = await statements.Import($"14/02/2024;VIR RECU BENNANI {number} MOTIF ECHEANCE;R7;{StatementCase.OtherRib};;750,00", "15/02/2024;VIR RECU OMAR BAKKALI;;;;500,00");

        Assert.That(await statements.Proposed(second), Is.EqualTo(new[] { $"to-check loan-number already-recorded {number}" }));
        Assert.That((await statements.Lines(second)).Select(IsFlagged), Is.EqualTo(new[] { true, false }));
        Assert.That((await statements.Lines(second))[0].GetProperty("matches")[0].GetProperty("doubtOn").GetString(), Is.EqualTo("2024-02-14"));
        await AcceptCertain(statements, second);
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_250));
        Assert.That(await (await statements.Accept(second, loan: number)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.already-recorded"));
    }

    [Test]
    public async Task Nor_while_the_earlier_statement_still_waits()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var number = statements.Numbers[0];
        var first = await statements.Import($"14/02/2024;VIR {number};;;;750,00");
        var second = await statements.Import($"14/02/2024;VIREMENT RECU {number};;;;750,00");

        Assert.That(await statements.Proposed(second), Is.EqualTo(new[] { $"to-check loan-number on-earlier-statement {number}" }));
        Assert.That(await (await statements.Accept(second, loan: number)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.line-known"));
        await AcceptCertain(statements, first, second);
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_250));
    }

    [Test]
    public async Task In_the_same_words_it_is_known_and_can_still_be_a_second_payment()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        const string Deposit = "12/02/2024;VERSEMENT ESPECES AGENCE;;;;500,00";
        var first = await statements.Import(Deposit);
        await (await statements.Accept(first, loan: statements.Numbers[0])).Json();
        await statements.Work();

        var second = await statements.Import(Deposit, "12/02/2024;VIR RECU OMAR BAKKALI;;;;250,00");

        Assert.That((await statements.State(second), IsFlagged((await statements.Lines(second))[0])), Is.EqualTo(("known", true)));
        await (await statements.Accept(second, loan: statements.Numbers[0], despiteDouble: true)).Json();
        await statements.Work();
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_000));

        var third = await statements.Import(Deposit, Deposit, "12/02/2024;VIR RECU OMAR BAKKALI;;;;250,00", Deposit);
        Assert.That((await statements.Lines(third)).Select(IsFlagged), Is.EqualTo(new[] { true, true, true, false }), "two were counted, and a third is new");
    }

    [TestCase("<BookgDt><Dt>2024-02-14</Dt></BookgDt>", "already-recorded", true, TestName = "Another format tells of it on the same day")]
    [TestCase("<BookgDt><Dt>2024-02-14</Dt></BookgDt><ValDt><Dt>2024-02-16</Dt></ValDt>", "already-recorded", true, TestName = "Another format gives it a value date")]
    [TestCase("<BookgDt><Dt>2024-02-16</Dt></BookgDt>", "already-recorded", false, TestName = "Another format tells of it on another day")]
    [TestCase("<BookgDt><Dt>2024-03-14</Dt></BookgDt>", null, false, TestName = "The next month it is another payment")]
    public async Task Otherwise(string days, string? doubt, bool isFlagged)
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var number = statements.Numbers[0];
        await AcceptCertain(statements, await statements.Import($"14/02/2024;VIR {number};{number};;;750,00"));

        var second = await Camt(statements, $"""<Ntry><Amt Ccy="MAD">750.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{days}<AddtlNtryInf>VIREMENT INSTANTANE {number}</AddtlNtryInf><NtryRef>{number}</NtryRef></Ntry>""");

        Assert.That(await statements.Proposed(second), Is.EqualTo(new[] { doubt is null ? $"certain loan-number {number}" : $"to-check loan-number {doubt} {number}" }));
        Assert.That(IsFlagged((await statements.Lines(second))[0]), Is.EqualTo(isFlagged));
        await AcceptCertain(statements, second);
        Assert.That(await statements.Outstanding(), Is.EqualTo(doubt is null ? 34_500 : 35_250));
    }

    [Test]
    public async Task Two_certain_ones_of_neighbouring_days_accepted_at_once_pay_once()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var first = await statements.Import($"14/02/2024;VIR {statements.Numbers[0]};;;;750,00");
        var second = await statements.Import($"15/02/2024;VIR {statements.Numbers[0]};;;;750,00");

        await AcceptCertain(statements, first, second);

        Assert.That((await statements.State(first), await statements.State(second)), Is.EqualTo(("recorded", "refused")));
        Assert.That(await statements.Outstanding(), Is.EqualTo(35_250));
    }
}
