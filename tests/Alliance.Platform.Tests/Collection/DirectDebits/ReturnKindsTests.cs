using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Platform.Collection.DirectDebits;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>What banks call a return, and what only looks like one. Each loan owes 36 000 and has paid one debit of 1 000 where a file was collected.</summary>
internal sealed class ReturnKindsTests
{
    private static async Task<decimal[]> Owed(DebitCase debits)
    {
        var owed = new List<decimal>();
        foreach (var loan in debits.Loans) owed.Add((await loan.Show()).GetProperty("outstanding").GetDecimal());
        return [.. owed];
    }

    private static string[] Rows(JsonElement outcome) => [.. outcome.GetProperty("rows").EnumerateArray().Select(x => $"{x.GetProperty("reference").GetString()} {x.GetProperty("on").GetString()} {x.GetProperty("reason").GetString()}")];

    [Test]
    public async Task Debits_that_held_are_left_alone()
    {
        await using var debits = await DebitCase.With(3);
        var (_, references) = await debits.Collected();

        var outcome = await (await debits.Return($"Reference;Code;Libelle;Date\n{references[0]};0000;OPERATION TRAITEE;03/01/2024\n{references[1]};AM04;PROVISION INSUFFISANTE;03/01/2024\n{references[2]};0000;OPERATION TRAITEE;03/01/2024\nTotal;;3;\n")).Json();

        Assert.That(Rows(outcome), Is.EqualTo(new[] { $"{references[1]} 2024-01-03 AM04 PROVISION INSUFFISANTE" }));
        Assert.That((outcome.GetProperty("notReturned").GetInt32(), outcome.GetProperty("setAside").GetInt32()), Is.EqualTo((2, 1)));
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 35_000, 36_000, 35_000 }));
    }

    [Test]
    public async Task A_column_of_status_decides_and_a_word_nobody_knows_is_asked_about()
    {
        await using var debits = await DebitCase.With(3);
        var (_, references) = await debits.Collected();
        var file = $"Reference;Statut;Motif;Date\n{references[0]};EXECUTE;;03/01/2024\n{references[1]};REJETE;COMPTE CLOTURE;03/01/2024\n{references[2]};SUSPENDU;;03/01/2024\n";

        var refused = await (await debits.Return(file)).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("lines").EnumerateArray().Select(x => $"{x.GetProperty("number").GetInt32()} {x.GetProperty("code").GetString()}"), Is.EqualTo(new[] { "4 returns.unknown-status" }));

        await (await debits.Return(file, "?acceptRest=true")).Json();
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 35_000, 36_000, 35_000 }));
    }

    [Test]
    public async Task A_reason_that_only_denies_a_return_is_asked_about()
    {
        await using var debits = await DebitCase.With(2);
        var (_, references) = await debits.Collected();

        var refused = await (await debits.Return($"Reference;Motif;Date\n{references[0]};AUCUN REJET;03/01/2024\n{references[1]};REJET SANS PROVISION;03/01/2024\n")).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("lines").EnumerateArray().Select(x => $"{x.GetProperty("number").GetInt32()} {x.GetProperty("code").GetString()}"), Is.EqualTo(new[] { "2 returns.unknown-status" }));
    }

    [Test]
    public async Task Other_headings_are_understood_and_unknown_ones_are_named()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"Agence;Date d'échéance;Référence du prélèvement;Motif du rejet;Date du rejet;Montant\nLarache;01/01/2024;{references[0]};PROVISION INSUFFISANTE;02/01/2024;1 000,00\n");

        var outcome = await (await debits.Treasurer.PostAsync("/api/direct-debits/returns?preview=true", new ByteArrayContent(file))).Json();

        Assert.That(Rows(outcome), Is.EqualTo(new[] { $"{references[0]} 2024-01-02 PROVISION INSUFFISANTE" }));
        Assert.That(outcome.GetProperty("unknownColumns").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "Agence", "Date d'échéance" }));
    }

    [Test]
    public async Task A_part_of_a_debit_does_not_undo_the_whole()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();

        var refused = await (await debits.Return($"Reference;Motif;Date;Montant\n{references[0]};REMBOURSEMENT PARTIEL;03/01/2024;250,00\n")).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("lines")[0].GetProperty("code").GetString(), Is.EqualTo("returns.other-amount"));
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 35_000 }));
    }

    /// <summary>A notice of one sum for several returns, without each one's amount: theirs come to it, or nothing is taken back.</summary>
    [TestCase("2000.00", "", null)]
    [TestCase("1500.00", "", "returns.other-amount", Description = "a part of one of them")]
    [TestCase("2000.00", "1000.00", null, Description = "one amount is given")]
    [TestCase("1250.00", "1000.00", "returns.other-amount", Description = "of the other one a part came back")]
    public async Task Debits_that_came_back_in_one_sum_are_whole_where_they_come_to_it(string whole, string ofTheFirst, string? refusal)
    {
        await using var debits = await DebitCase.With(2);
        var (_, references) = await debits.Collected();
        var first = ofTheFirst.Length > 0 ? $"<Amt Ccy=\"MAD\">{ofTheFirst}</Amt>" : "";
        var payments = string.Concat(references.Select((x, i) => $"<TxDtls><Refs><EndToEndId>{x}</EndToEndId></Refs>{(i == 0 ? first : "")}<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>"));

        var answer = await debits.Return($"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.04\"><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy=\"MAD\">{whole}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-01-03</Dt></BookgDt><NtryDtls>{payments}</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>");

        if (refusal is null) await answer.Json();
        else Assert.That((await answer.Json(HttpStatusCode.Conflict)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("code").GetString()).Distinct(), Is.EqualTo(new[] { refusal }));
        Assert.That(await Owed(debits), Is.EqualTo(refusal is null ? new[] { 36_000, 36_000 } : [35_000, 35_000]));
    }

    [Test]
    public async Task A_fee_beside_a_return_and_a_booking_that_waits_are_set_aside()
    {
        await using var debits = await DebitCase.With(1);
        var (_, references) = await debits.Collected();

        var outcome = await (await debits.Return($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.04"><BkToCstmrDbtCdtNtfctn><Ntfctn>
            <Ntry><Amt Ccy="MAD">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-01-03+01:00</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>{references[0]}</EndToEndId></Refs><Amt Ccy="MAD">1000.00</Amt><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="MAD">25.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-01-03</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>FRAIS DE REJET</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="MAD">2000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><NtryDtls><TxDtls><Refs><EndToEndId>ISM-P0001-00002</EndToEndId></Refs></TxDtls><TxDtls><Refs><EndToEndId>ISM-P0001-00003</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
            </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """)).Json();

        Assert.That(Rows(outcome), Is.EqualTo(new[] { $"{references[0]} 2024-01-03 AM04" }));
        Assert.That(outcome.GetProperty("setAside").GetInt32(), Is.EqualTo(3), "the fee, and two payments of a booking that waits");
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 36_000 }));
    }

    private static string Status(string group, string blocks = "") => $"""
        <?xml version="1.0" encoding="windows-1252"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>ISM-P0001</OrgnlMsgId>{group}</OrgnlGrpInfAndSts>{blocks}</CstmrPmtStsRpt></Document>
        """.TrimStart();

    [TestCase(true, TestName = "A rejected file leaves none of its debits to be paid")]
    [TestCase(false, TestName = "Nor does a rejected day of collection")]
    public async Task Whole(bool isFile)
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 3));
        const string Why = "<StsRsnInf><Rsn><Cd>FF01</Cd></Rsn><AddtlInf>FORMAT INVALIDE</AddtlInf></StsRsnInf>";
        var file = isFile ? Status($"<GrpSts>RJCT</GrpSts>{Why}") : Status("", $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>ISM-P0001-01</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>{Why}</OrgnlPmtInfAndSts>");

        var outcome = await (await debits.Return(file)).Json();

        var rejected = outcome.GetProperty("files")[0];
        Assert.That((rejected.GetProperty("file").GetString(), rejected.GetProperty("reason").GetString()), Is.EqualTo(("ISM-P0001", "FF01 FORMAT INVALIDE")));
        Assert.That(outcome.GetProperty("rows").GetArrayLength(), Is.EqualTo(2));
        Assert.That((await (await debits.Collect(batch)).Json()).GetProperty("recorded").GetInt32(), Is.Zero);
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 36_000, 36_000 }));
        Assert.That(await debits.Loans[0].EventCount(), Is.EqualTo(1), "no payment, and none taken back");
    }

    [Test]
    public async Task A_debit_rejected_before_its_day_never_becomes_a_payment_and_can_be_asked_for_again()
    {
        await using var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();

        var outcome = await (await debits.Return(Status("", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>ISM-P0001-01</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>ISM-P0001-00001</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>"))).Json();

        Assert.That(outcome.GetProperty("rows")[0].GetProperty("neverPaid").GetBoolean(), Is.True);
        Assert.That((await debits.Preview()).GetProperty("rows").GetArrayLength(), Is.EqualTo(1), "asked for again");
        debits.Host.Organisations.GoTo(new(2024, 1, 3));
        await (await debits.Collect(batch)).Json();
        Assert.That(await Owed(debits), Is.EqualTo(new[] { 36_000, 35_000 }));
    }

    [Test]
    public async Task A_file_that_nobody_here_sent_is_told_so()
    {
        await using var debits = await DebitCase.With(1);

        var refused = await (await debits.Return(Status("<GrpSts>RJCT</GrpSts>"))).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("lines")[0].GetProperty("code").GetString(), Is.EqualTo("returns.unknown-file"));
    }

    [TestCase("EXECUTE", ReturnWords.Outcome.Held)]
    [TestCase("Opération traitée", ReturnWords.Outcome.Held)]
    [TestCase("en attente", ReturnWords.Outcome.Held)]
    [TestCase("ACSC", ReturnWords.Outcome.Held)]
    [TestCase("Rejeté", ReturnWords.Outcome.Returned)]
    [TestCase("NON PAYE", ReturnWords.Outcome.Returned)]
    [TestCase("RJCT", ReturnWords.Outcome.Returned)]
    [TestCase("compte non valide", ReturnWords.Outcome.Unknown)]
    [TestCase("", ReturnWords.Outcome.Unknown)]
    [TestCase("NON REJETE", ReturnWords.Outcome.Unknown)]
    [TestCase("Opération non rejetée", ReturnWords.Outcome.Unknown)]
    [TestCase("AUCUN REJET", ReturnWords.Outcome.Unknown)]
    [TestCase("SANS REJET", ReturnWords.Outcome.Unknown)]
    [TestCase("PAS IMPAYE", ReturnWords.Outcome.Unknown)]
    [TestCase("Pas de rejet", ReturnWords.Outcome.Unknown)]
    [TestCase("N'a pas été rejeté", ReturnWords.Outcome.Unknown)]
    [TestCase("REJET ANNULE", ReturnWords.Outcome.Unknown)]
    [TestCase("Rejet : non", ReturnWords.Outcome.Unknown)]
    [TestCase("not returned", ReturnWords.Outcome.Unknown)]
    [TestCase("غير RJCT", ReturnWords.Outcome.Unknown)]
    [TestCase("RJCT مُلغى", ReturnWords.Outcome.Unknown)]
    [TestCase("Rejeté, compte non valide", ReturnWords.Outcome.Returned)]
    public void Words_of_banks(string word, object outcome) => Assert.That(ReturnWords.Of(word), Is.EqualTo(outcome));
}
