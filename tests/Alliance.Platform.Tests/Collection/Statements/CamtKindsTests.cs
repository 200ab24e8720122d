using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>CAMT.053 as banks write it.</summary>
internal sealed class CamtKindsTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    private static StatementContents Read(byte[] file) => StatementFile.Read(file, _ => throw new AssertionException("XML says itself what is what."), Today);

    private static StatementContents Read(string statement) => Read(Encoding.UTF8.GetBytes(Camt(statement, "UTF-8")));

    private static string Camt(string statement, string encoding) =>
        $"""<?xml version="1.0" encoding="{encoding}"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{StatementCase.Rib}</Id></Othr></Id></Acct>{statement}</Stmt></BkToCstmrStmt></Document>""";

    private static string Entry(string amount, string direction = "CRDT", string rest = "", string day = "2023-06-15", string label = "VIR") =>
        $"""<Ntry><Amt Ccy="MAD">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{rest}<BookgDt><Dt>{day}</Dt></BookgDt><AddtlNtryInf>{label}</AddtlNtryInf></Ntry>""";

    private static string Balance(string code, string amount, string direction = "CRDT") =>
        $"""<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd></Bal>""";

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData("windows-1252", "VIR REÇU AÏCHA – ÉCHÉANCE SŒURS");
        yield return new TestCaseData("ISO-8859-15", "VIR REÇU SŒURS");
        yield return new TestCaseData("windows-1256", "تحويل من أسماء");
        yield return new TestCaseData("iso-8859-6", "تحويل من أسماء");
        yield return new TestCaseData("ibm850", "VIR REÇU ÉCHÉANCE");
        yield return new TestCaseData("utf-16", "VIR REÇU AÏCHA أسماء");
        yield return new TestCaseData("utf-16BE", "VIR REÇU AÏCHA أسماء");
        yield return new TestCaseData("utf-8", "VIR REÇU AÏCHA أسماء");
    }

    [TestCaseSource(nameof(Encodings))]
    public void Is_read_in_the_encoding_that_it_declares(string name, string label)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        Assert.That(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Camt(Entry("750.00", label: label), name))]).Entries.Single().Label, Is.EqualTo(label));
    }

    [Test]
    public void A_declaration_that_the_bytes_refute_is_not_believed() => Assert.That(
        Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Camt(Entry("750.00", label: "VIR REÇU"), "UTF-8"))).Entries.Single().Label, Is.EqualTo("VIR REÇU"));

    [TestCase("x-nobody", "statement.unknown-encoding")]
    public void An_encoding_that_nobody_knows_is_named(string encoding, string code) =>
        Assert.That(() => Read(Encoding.UTF8.GetBytes(Camt(Entry("750.00"), encoding))), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code).And.Property("Arguments").EqualTo(new[] { encoding }));

    [Test]
    public void Several_documents_in_one_file_are_told_so() =>
        Assert.That(() => Read(Encoding.UTF8.GetBytes($"{Camt(Entry("750.00"), "UTF-8")}\r\n{Camt(Entry("500.00"), "UTF-8")}")), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("statement.several-documents"));

    [TestCase("000000000000750.00", 750)]
    [TestCase("+750", 750)]
    [TestCase("750.", 750)]
    [TestCase(".50", 0.5)]
    [TestCase(" 750.0000 ", 750)]
    public void Amounts_are_read_as_XML_writes_them(string amount, decimal dirhams) => Assert.That(Read(Entry(amount)).Entries.Single().Amount, Is.EqualTo(Money.Dirhams(dirhams)));

    [TestCase("750.001", "statement.fraction-of-centime")]
    [TestCase("-750.00", "statement.unreadable-amount")]
    [TestCase("750,00", "statement.unreadable-amount")]
    [TestCase(".", "statement.unreadable-amount")]
    [TestCase("1e3", "statement.unreadable-amount")]
    [TestCase("1234567890123", "statement.unreadable-amount")]
    public void Others_are_named(string amount, string code) => Assert.That(Read(Entry(amount)).BadLines.Single().Code, Is.EqualTo(code));

    [TestCase("2023-06-15+01:00")]
    [TestCase("2023-06-15Z")]
    [TestCase(" 2023-06-15 ")]
    public void Days_may_have_a_zone(string day) => Assert.That(Read(Entry("750.00", day: day)).Entries.Single().On, Is.EqualTo(new DateOnly(2023, 6, 15)));

    [Test]
    public void A_notice_without_movement_is_passed_over()
    {
        var contents = Read(Entry("0.00") + Entry("750.00"));

        Assert.That(contents.Entries.Single().Amount, Is.EqualTo(Money.Dirhams(750)));
        Assert.That((contents.PassedOver, contents.BadLines.Count), Is.EqualTo((1, 0)));
    }

    private static string Payment(string reference, string rest = "") => $"<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{rest}</TxDtls>";

    private static string Amount(string amount, string direction = "") => $"""<Amt Ccy="MAD">{amount}</Amt>{(direction.Length > 0 ? $"<CdtDbtInd>{direction}</CdtDbtInd>" : "")}""";

    [Test]
    public void A_booking_of_several_payments_without_amounts_is_given_to_none_of_them()
    {
        var entry = Read(Entry("1650.00", rest: $"<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>{Payment("ILA-P0001-00001")}{Payment("ILA-P0001-00002")}{Payment("ILA-P0001-00003")}</NtryDtls>", label: "REMISE")).Entries.Single();

        Assert.That((entry.Amount, entry.Label, entry.Reference, entry.Counterparty), Is.EqualTo((Money.Dirhams(1_650), "REMISE", (string?)null, (string?)null)));
        Assert.That(entry.Named, Is.EqualTo(new[] { "ILA-P0001-00001", "ILA-P0001-00002", "ILA-P0001-00003" }), "they are looked for among the debits of files");
    }

    [TestCase("500.00", "400.00", TestName = "amounts that don't add up")]
    [TestCase("500.00", "1150.01", TestName = "a centime too many")]
    public void Nor_is_one_with(string first, string second) =>
        Assert.That(Read(Entry("1650.00", rest: $"<NtryDtls>{Payment("A", Amount(first))}{Payment("B", Amount(second))}</NtryDtls>")).Entries.Select(x => (x.Amount.InDirhams, x.Reference)), Is.EqualTo(new[] { (1_650m, (string?)null) }));

    /// <summary>Not for one whose own amounts contradict it, nor for a booking that is parted by them, nor where one of them goes the other way.</summary>
    [TestCase("1650.00", "<Amt Ccy=\"MAD\">500.00</Amt>", "<Amt Ccy=\"MAD\">400.00</Amt>")]
    [TestCase("1650.00", "<Amt Ccy=\"MAD\">500.00</Amt>", "<Amt Ccy=\"MAD\">1150.00</Amt>")]
    [TestCase("1650.00", "", "<CdtDbtInd>DBIT</CdtDbtInd>")]
    public void Debits_are_named_for_a_booking_without_amounts_alone(string whole, string first, string second) => Assert.That(
        Read(Entry(whole, "CRDT", $"<NtryDtls>{Payment("A", first)}{Payment("B", second)}</NtryDtls>")).Entries.SelectMany(x => x.Named), Is.Empty);

    [Test]
    public void Debits_that_came_back_in_one_sum_are_named_too() =>
        Assert.That(Read(Entry("1650.00", "DBIT", $"<NtryDtls>{Payment("A")}{Payment("B")}</NtryDtls>")).Entries.SelectMany(x => x.Named), Is.EqualTo(new[] { "A", "B" }));

    [Test]
    public void One_payment_of_three_stands_for_none() =>
        Assert.That(Read(Entry("1650.00", rest: $"<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>{Payment("A")}</NtryDtls>")).Entries.Single().Reference, Is.Null);

    [Test]
    public void Parts_have_directions_of_their_own() => Assert.That(
        Read(Entry("1480.00", rest: $"<NtryDtls>{Payment("A", Amount("1500.00", "CRDT"))}{Payment("B", Amount("20.00", "DBIT"))}</NtryDtls>")).Entries.Select(x => (x.Amount.InDirhams, x.Reference)),
        Is.EqualTo(new[] { (1_500m, "A"), (-20m, "B") }));

    [Test]
    public void A_sum_that_ignores_directions_does_not_part_a_booking() => Assert.That(
        Read(Entry("1520.00", rest: $"<NtryDtls>{Payment("A", Amount("1500.00", "CRDT"))}{Payment("B", Amount("20.00", "DBIT"))}</NtryDtls>")).Entries.Select(x => x.Amount.InDirhams), Is.EqualTo(new[] { 1_520m }));

    [TestCase("17700.00", "CRDT", "19128.00", "CRDT", 700, TestName = "700 are missing")] // 17 700 + 750 − 22 = 18 428
    [TestCase("17700.00", "CRDT", "18428.00", "CRDT", 0, TestName = "all adds up")]
    [TestCase("100.00", "DBIT", "628.00", "CRDT", 0, TestName = "all adds up from below zero")] // −100 + 728
    public void Balances_are_checked_against_the_movements(string opening, string before, string closing, string after, decimal unexplained) => Assert.That(
        Read(Balance("OPBD", opening, before) + Balance("CLBD", closing, after) + Entry("750.00") + Entry("22.00", "DBIT") + Entry("9.00", rest: "<Sts>PDNG</Sts>")).Unexplained, Is.EqualTo(Money.Dirhams(unexplained)));

    [Test]
    public void Without_balances_nothing_is_said_of_them() => Assert.That(Read(Balance("OPBD", "1.00") + Entry("750.00")).Unexplained, Is.Null);

    [Test]
    public async Task The_reversal_of_a_fee_is_nobodys_payment()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");
        var file = Camt(Entry("45.00", "DBIT", label: "FRAIS DE REJET") + Entry("45.00", rest: "<RvslInd>true</RvslInd>", label: $"ANNULATION FRAIS {statements.Numbers[0]}") + Balance("OPBD", "100.00") + Balance("CLBD", "150.00"), "UTF-8");

        var outcome = await (await statements.Post(file, "juin.xml")).Json(System.Net.HttpStatusCode.Created);

        Assert.That(outcome.GetProperty("unexplained").GetDecimal(), Is.EqualTo(50));
        var statement = $"/api/statements/{outcome.GetProperty("id").GetString()}";
        var line = (await statements.Lines(statement))[1];
        Assert.That((line.GetProperty("amount").GetDecimal(), line.GetProperty("isReversal").GetBoolean(), line.GetProperty("matches").GetArrayLength()), Is.EqualTo((45m, true, 0)));
        Assert.That((await (await statements.Treasurer.GetAsync(statement)).Json()).GetProperty("unexplained").GetDecimal(), Is.EqualTo(50), "kept for those who look later");
    }
}
