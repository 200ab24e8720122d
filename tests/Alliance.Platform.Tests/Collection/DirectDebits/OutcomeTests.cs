using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>What the bank did with a file: collected, and some of it returned.</summary>
internal sealed class OutcomeTests
{
    private static async Task<decimal> Outstanding(DebitCase debits, int loan) => (await debits.Loans[loan].Show()).GetProperty("outstanding").GetDecimal();

    private static string[] Codes(JsonElement problem) => [.. problem.GetProperty("lines").EnumerateArray().Select(x => $"{x.GetProperty("number").GetInt32()} {x.GetProperty("code").GetString()}")];

    [Test]
    public async Task Each_line_becomes_one_payment_dated_its_day_of_collection_with_a_receipt()
    {
        await using var debits = await DebitCase.With(2);
        var (batch, references) = await debits.Collected();

        var payment = (await debits.Loans[0].Show()).GetProperty("events")[0];

        Assert.That(payment.GetProperty("on").GetString(), Is.EqualTo("2024-01-02"));
        Assert.That(payment.GetProperty("means").GetString(), Is.EqualTo("direct-debit"));
        Assert.That(payment.GetProperty("reference").GetString(), Is.EqualTo(references[0]));
        Assert.That(await Outstanding(debits, 1), Is.EqualTo(35_000));
        Assert.That((await debits.Show(batch)).GetProperty("batch").GetProperty("collected").GetInt32(), Is.EqualTo(2));
        Assert.That(await debits.Host.Read(db => db.Set<Receipt>().CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task Recorded_again_or_by_two_at_once_it_pays_once()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 3));

        var answers = await debits.Loans[0].AtOnce(() => debits.Collect(batch), () => debits.Collect(batch), () => debits.Collect(batch));
        var again = await (await debits.Collect(batch)).Json();

        Assert.That(answers.Count(x => x.StatusCode is HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode is not HttpStatusCode.OK).Select(x => x.StatusCode), Has.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(again.GetProperty("recorded").GetInt32(), Is.Zero);
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(35_000));
        Assert.That(await debits.Loans[1].EventCount(), Is.EqualTo(2));
    }

    [Test]
    public async Task Before_its_day_nothing_is_collected()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();

        var outcome = await (await debits.Collect(batch)).Json();

        Assert.That(outcome.GetProperty("recorded").GetInt32(), Is.Zero);
        Assert.That(outcome.GetProperty("notYet").GetInt32(), Is.EqualTo(1));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(36_000));
    }

    [Test]
    public async Task A_line_that_cannot_be_recorded_stops_all_until_the_rest_is_accepted()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 3));
        await debits.Host.Run<PlatformDb>(async db =>
        {
            var id = new Alliance.Kernel.Id<Alliance.Platform.Lending.Loans.Loan>(Guid.Parse(debits.Loans[0].Id));
            (await db.Loans.SingleAsync(x => x.Id == id)).WriteOff(new(2023, 12, 21), new(new(2024, 1, 3), "two persons", DateTime.UtcNow));
            await db.SaveChangesAsync();
        });

        var refused = await (await debits.Collect(batch)).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("direct-debits.lines-refused"));
        Assert.That(Codes(refused), Has.Length.EqualTo(1).And.All.StartsWith("1 loan."));
        Assert.That(await Outstanding(debits, 1), Is.EqualTo(36_000), "nothing was stored");

        var accepted = await (await debits.Collect(batch, acceptRest: true)).Json();
        Assert.That(accepted.GetProperty("recorded").GetInt32(), Is.EqualTo(1));
        Assert.That(await Outstanding(debits, 1), Is.EqualTo(35_000));
    }

    [Test]
    public async Task A_returned_debit_undoes_its_own_payment_and_can_be_asked_for_again()
    {
        await using var debits = await DebitCase.With(2);
        var (batch, references) = await debits.Collected();

        var outcome = await (await debits.Return($"reference;motif;date\n{references[0]};AM04 provision insuffisante;03/01/2024\n")).Json();

        Assert.That(outcome.GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(36_000));
        Assert.That(await Outstanding(debits, 1), Is.EqualTo(35_000));
        var line = (await debits.Show(batch)).GetProperty("lines")[0];
        Assert.That(line.GetProperty("state").GetString(), Is.EqualTo("returned"));
        Assert.That(line.GetProperty("returnReason").GetString(), Is.EqualTo("AM04 provision insuffisante"));
        Assert.That((await debits.Preview("2024-01-03")).GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Wrong_lines_are_named_and_nothing_is_stored_until_the_rest_is_accepted()
    {
        await using var debits = await DebitCase.With(2);
        var (_, references) = await debits.Collected();
        var file = $"Référence,Motif,Date\n{references[0]},\"MS03, sans motif\",2024-01-03\nISM-P0009-00001,AM04,2024-01-03\n\n{references[1]},AM04,hier\n{references[0]},AM04,2024-01-03\nABC\n,AM04,\n";

        var refused = await (await debits.Return(file)).Json(HttpStatusCode.Conflict);

        Assert.That(Codes(refused), Is.EqualTo(new[]
        {
            "3 returns.unknown-reference", "5 returns.unreadable-date", "6 returns.twice-in-file", "7 returns.unknown-reference", "8 returns.no-reference",
        }));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(35_000), "nothing was stored");

        var accepted = await (await debits.Return(file, "?acceptRest=true")).Json();
        Assert.That(accepted.GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(36_000));
    }

    [Test]
    public async Task The_same_file_again_or_twice_at_once_returns_once()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();
        var file = $"reference;reason\n{references[0]};AM04\n";

        var answers = await debits.Loans[0].AtOnce(() => debits.Return(file), () => debits.Return(file));

        Assert.That(answers.Select(x => x.StatusCode).Order(), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.That(Codes(await (await debits.Return(file)).Json(HttpStatusCode.Conflict)), Is.EqualTo(new[] { "2 returns.already-returned" }));
        Assert.That(await debits.Loans[0].EventCount(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_preview_stores_nothing()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();

        var outcome = await (await debits.Return($"reference\n{references[0]}\n", "?preview=true")).Json();

        Assert.That(outcome.GetProperty("rows")[0].GetProperty("amount").GetDecimal(), Is.EqualTo(1_000));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(35_000));
    }

    [Test]
    public async Task Camt_054_and_pain_002_are_read()
    {
        await using var debits = await DebitCase.With(2);
        var (_, references) = await debits.Collected();

        await (await debits.Return($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="MAD">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-01-03</Dt></BookgDt>
            <NtryDtls><TxDtls><Refs><EndToEndId>{references[0]}</EndToEndId></Refs><RtrInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>provision insuffisante</AddtlInf></RtrInf></TxDtls></NtryDtls>
            </Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """)).Json();
        await (await debits.Return($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>{references[1]}</OrgnlEndToEndId>
            <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>MD01</Cd></Rsn></StsRsnInf></TxInfAndSts><TxInfAndSts><OrgnlEndToEndId>other</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
            """)).Json();

        Assert.That(await Outstanding(debits, 0) + await Outstanding(debits, 1), Is.EqualTo(72_000));
        Assert.That((await debits.Loans[0].Show()).GetProperty("events")[0].GetProperty("reference").GetString(), Is.EqualTo("AM04 provision insuffisante"));
    }

    [TestCase("<CdtDbtInd>CRDT</CdtDbtInd>", "", 0, TestName = "A debit that was collected is not a return")]
    [TestCase("<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd>", "", 0, TestName = "Nor is one that says it is no reversal")]
    [TestCase("", "", 0, TestName = "Nor one of which nothing is said")]
    [TestCase("<CdtDbtInd>DBIT</CdtDbtInd>", "", 1, TestName = "Money that went out again is a return")]
    [TestCase("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>", "", 1, TestName = "So is a reversal")]
    [TestCase("", "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>", 1, TestName = "So is one with a reason of return")]
    [TestCase("<CdtDbtInd>CRDT</CdtDbtInd>", "<CdtDbtInd>DBIT</CdtDbtInd><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>", 1, TestName = "So is one that went out among others that came in")]
    [TestCase("<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>", "", 0, TestName = "A return that the bank takes back is none")]
    [TestCase("<CdtDbtInd>CRDT</CdtDbtInd>", "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>", 0, TestName = "Nor is money that came back to us")]
    [TestCase("<CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>", "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>", 0, TestName = "Nor is a booking that waits")]
    [TestCase("<CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>INFO</Cd></Sts>", "", 0, TestName = "Nor one that is only announced")]
    [TestCase("<CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>", "", 1, TestName = "One that says it is booked is a return")]
    public async Task In_a_camt_054(string entry, string details, int returned)
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();

        var answer = await debits.Return($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="MAD">1000.00</Amt>{entry}<BookgDt><Dt>2024-01-03</Dt></BookgDt>
            <NtryDtls><TxDtls><Refs><EndToEndId>{references[0]}</EndToEndId></Refs>{details}</TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """);

        if (returned == 0) Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("returns.empty"));
        else Assert.That((await answer.Json()).GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
        Assert.That(await Outstanding(debits, 0), Is.EqualTo(35_000 + (1_000 * returned)));
    }

    private static IEnumerable<TestCaseData> BadFiles()
    {
        yield return new TestCaseData("""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document><TxDtls><EndToEndId>&e;</EndToEndId></TxDtls></Document>""", "returns.bad-xml").SetArgDisplayNames("external entity");
        yield return new TestCaseData("""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><Document>&b;</Document>""", "returns.bad-xml").SetArgDisplayNames("entities within entities");
        yield return new TestCaseData("<Document><Sthing/></Document>", "returns.unknown-xml").SetArgDisplayNames("another XML");
        yield return new TestCaseData(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\">" + string.Concat(Enumerable.Repeat("<TxDtls>", 15_000)) + string.Concat(Enumerable.Repeat("<x/>", 500_000)) + string.Concat(Enumerable.Repeat("</TxDtls>", 15_000)) + "</Document>", "returns.too-deep")
            .SetArgDisplayNames("elements within elements without end");
        yield return new TestCaseData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\"><TxDtls>", "returns.bad-xml").SetArgDisplayNames("XML that breaks off");
        yield return new TestCaseData("", "returns.no-reference-column").SetArgDisplayNames("nothing");
        yield return new TestCaseData("montant;motif\n5;x\n", "returns.no-reference-column").SetArgDisplayNames("wrong columns");
        yield return new TestCaseData("reference;motif\n", "returns.empty").SetArgDisplayNames("heading alone");
        yield return new TestCaseData("reference\n" + string.Concat(Enumerable.Repeat("x\n", 1_000_000)), "returns.too-many-lines").SetArgDisplayNames("a million rows");
        yield return new TestCaseData("reference\n" + new string('x', ReturnsFile.Limits.Bytes), "returns.too-large").SetArgDisplayNames("more than 5 MB");
        yield return new TestCaseData("\0PNG", "returns.not-text").SetArgDisplayNames("a picture");
    }

    [TestCaseSource(nameof(BadFiles))]
    public async Task Bad_files_are_refused_with_a_reason(string file, string code)
    {
        await using var host = await PlatformHost.Start();

        var answer = await host.Client(Alliance.Kernel.Roles.Treasurer).PostAsync("/api/direct-debits/returns", new StringContent(file));

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }
}
