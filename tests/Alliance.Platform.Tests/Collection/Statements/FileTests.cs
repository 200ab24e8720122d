using System.IO.Compression;
using System.Net;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Entries;
using MiniExcelLibs;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Files of banks, good and bad: every bad line is named with its reason, and then nothing of the file is taken.</summary>
internal sealed class FileTests
{
    private static readonly DateOnly Today = new(2024, 3, 15);

    private static StatementContents Read(byte[] file) => StatementFile.Read(file, x => ColumnChoice.Guess(x.Header)!, Today);

    private static StatementContents Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    private static string[] Bad(string file) => [.. Read(file).BadLines.Select(x => $"{x.Number} {x.Code}")];

    private static string Camt(string entries, string version = "02", string prolog = "") =>
        $"""<?xml version="1.0"?>{prolog}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>MA64{StatementCase.Rib}</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>""";

    private static string Entry(string amount = "1000.00", string direction = "CRDT", string rest = "", string currency = "MAD") =>
        $"""<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{rest}<BookgDt><Dt>2024-01-03</Dt></BookgDt></Ntry>""";

    [TestCase("Date;Libellé;Débit;Crédit\n03/01/2024;VIR AMRANI;;1 000,00\n04/01/2024;FRAIS;12,50;\n", TestName = "semicolons")]
    [TestCase("Date\tLibellé\tDébit\tCrédit\n03/01/2024\tVIR AMRANI\t\t1000.00\n04/01/2024\tFRAIS\t-12,5\t\n", TestName = "tabs and a debit with a minus")]
    [TestCase("Date,Libellé,Montant\n2024-01-03,VIR AMRANI,1000.00\n\n2024-01-04,FRAIS,-12.50", TestName = "commas, one signed amount, an empty line")]
    [TestCase("Relevé du compte 007 640;;;\n;;;\nDate opération;Libellé;Débit;Crédit\r\n03/01/2024;\"VIR; \"\"AMRANI\"\"\";0,00;1 000,00\r\n04/01/2024;FRAIS;12,50;0,00\r\n", TestName = "lines above the heading, quoted cells, zeros beside amounts")]
    public void Csv_is_read(string file)
    {
        var contents = Read(file);

        Assert.That(contents.BadLines, Is.Empty);
        Assert.That(contents.Entries.Select(x => x.Amount.InDirhams), Is.EqualTo(new[] { 1_000m, -12.5m }));
        Assert.That(contents.Entries.Select(x => x.On), Is.EqualTo(new[] { new DateOnly(2024, 1, 3), new DateOnly(2024, 1, 4) }));
        Assert.That(contents.Entries[0].Label, Does.Contain("AMRANI"));
    }

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("windows-1252", false)]
    [TestCase("utf-16", true)]
    public void Csv_is_read_in_every_encoding_banks_use(string name, bool withMark)
    {
        var encoding = name is "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] file = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Date;Libellé;Crédit\n03/01/2024;REMBOURSEMENT PRÊT – AÏCHA;1 000,00\n")];

        Assert.That(Read(file).Entries.Single().Label, Is.EqualTo("REMBOURSEMENT PRÊT – AÏCHA"));
    }

    [Test]
    public void Every_bad_line_is_named_with_its_reason() => Assert.That(
        Bad("Date;Libellé;Débit;Crédit\n03/01/2024;A;;0,00\n03/01/2024;B;;10,005\n\n03/01/2024;C;5;5\nhier;D;;5\n03/01/2024;E;;\n;F;;5\n03/01/2024;G;5\n03/01/2024;H;;5;6\n16/03/2024;I;;5\n03/01/2024;J;;mille\n03/01/2024;K;;-5\n"),
        Is.EqualTo(new[]
        {
            "3 statement.fraction-of-centime", "5 statement.debit-and-credit", "6 statement.unreadable-date", "7 statement.no-amount", "8 statement.no-date",
            "10 statement.wrong-number-of-columns", "11 statement.in-the-future", "12 statement.unreadable-amount",
        }));

    [Test]
    public void A_quotation_that_is_never_closed_is_named_by_the_line_it_begins_on() =>
        Assert.That(Bad("Date;Libellé;Crédit\n03/01/2024;A;5\n03/01/2024;\"B;5\n03/01/2024;C;5\n"), Is.EqualTo(new[] { "3 statement.quote-open" }));

    [Test]
    public void Xlsx_is_read_with_its_dates_and_numbers()
    {
        using var workbook = new MemoryStream();
        workbook.SaveAs(new[]
        {
            new Dictionary<string, object?> { ["Date"] = new DateTime(2024, 1, 3), ["Libellé"] = "VIR AMRANI", ["Montant"] = 1000.5 },
            new Dictionary<string, object?> { ["Date"] = "04/01/2024", ["Libellé"] = "FRAIS", ["Montant"] = -12.5m },
        });

        var contents = Read(workbook.ToArray());

        Assert.That(contents.BadLines, Is.Empty);
        Assert.That(contents.Entries.Select(x => (x.Number, x.On, x.Amount.InDirhams)), Is.EqualTo(new[] { (2, new DateOnly(2024, 1, 3), 1_000.5m), (3, new DateOnly(2024, 1, 4), -12.5m) }));
    }

    [TestCase("02")]
    [TestCase("08")]
    [TestCase("13")]
    public void Camt_053_is_read(string version)
    {
        var contents = Read(Camt(
            """
            <Ntry><Amt Ccy="MAD">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-01-03</Dt></BookgDt><ValDt><Dt>2024-01-05</Dt></ValDt><NtryDtls><TxDtls>
              <Refs><EndToEndId>ISM-P0001-00001</EndToEndId></Refs><RltdPties><Dbtr><Nm>AMRANI F Z</Nm></Dbtr><DbtrAcct><Id><Othr><Id>145050021116087000018707</Id></Othr></Id></DbtrAcct></RltdPties>
              <RmtInf><Ustrd>REMBOURSEMENT</Ustrd><Ustrd>JANVIER</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="MAD">1000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2024-01-09T10:00:00</DtTm></BookgDt><AddtlNtryInf>REJET</AddtlNtryInf></Ntry>
            <Ntry><Amt Ccy="MAD">700.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2024-01-10</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="MAD">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><ValDt><Dt>2024-01-11</Dt></ValDt><NtryDtls>
              <TxDtls><AmtDtls><TxAmt><Amt Ccy="MAD">200.00</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>UN</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy="MAD">300.00</Amt><RmtInf><Ustrd>DEUX</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """, version));

        Assert.That(contents.BadLines, Is.Empty);
        Assert.That(contents.Account, Is.EqualTo(StatementCase.Rib));
        Assert.That(contents.Entries.Select(x => (x.Number, x.Amount.InDirhams, x.Label, x.IsReversal)), Is.EqualTo(new[]
        {
            (1, 1_000m, "REMBOURSEMENT JANVIER", false), (2, -1_000m, "REJET", true), (3, 200m, "UN", false), (4, 300m, "DEUX", false),
        }));
        Assert.That(contents.Entries[0], Has.Property("Reference").EqualTo("ISM-P0001-00001").And.Property("Counterparty").EqualTo("AMRANI F Z").And.Property("CounterAccount").EqualTo(StatementCase.OtherRib)
            .And.Property("On").EqualTo(new DateOnly(2024, 1, 3)));
    }

    [Test]
    public void Every_bad_entry_of_camt_is_named() => Assert.That(
        Bad(Camt(Entry() + Entry("0.00") + Entry("1.005") + Entry(currency: "EUR") + Entry(direction: "both") + Entry("-5.00") + "<Ntry><Amt Ccy=\"MAD\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>")),
        Is.EqualTo(new[]
        {
            "3 statement.fraction-of-centime", "4 statement.other-currency", "5 statement.no-direction", "6 statement.unreadable-amount", "7 statement.no-date",
        }));

    private static IEnumerable<TestCaseData> BadFiles()
    {
        var secret = typeof(FileTests).Assembly.Location; // any file that is there
        yield return Bad("external entity", Encoding.UTF8.GetBytes(Camt(Entry(rest: "<AddtlNtryInf>&e;</AddtlNtryInf>"), prolog: $"""<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>""")), "statement.bad-xml");
        yield return Bad("external document type", Encoding.UTF8.GetBytes(Camt(Entry(), prolog: """<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">""")), "statement.bad-xml");
        yield return Bad("entities within entities", Encoding.UTF8.GetBytes(Camt("&b;", prolog: """<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""")), "statement.bad-xml");
        yield return Bad("XML that breaks off", Encoding.UTF8.GetBytes(Camt(Entry())[..^20]), "statement.bad-xml");
        yield return Bad("another XML", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\"/>"u8.ToArray(), "statement.unknown-xml");
        yield return Bad("a version to come", Encoding.UTF8.GetBytes(Camt(Entry(), "99")), "statement.unknown-xml");
        yield return Bad("two accounts", Encoding.UTF8.GetBytes(Camt(Entry() + "<Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>")), "statement.several-accounts");
        yield return Bad("no entry", Encoding.UTF8.GetBytes(Camt("")), "statement.empty");
        yield return Bad("too many entries", Encoding.UTF8.GetBytes(Camt(string.Concat(Enumerable.Repeat(Entry(), StatementFile.Limits.Rows + 1)).Replace("<BookgDt><Dt>2024-01-03</Dt></BookgDt>", "", StringComparison.Ordinal))), "statement.too-many-lines");
        yield return Bad("nothing", [], "statement.no-header");
        yield return Bad("wrong columns", "Nom;Prénom\nA;B\n"u8.ToArray(), "statement.no-header");
        yield return Bad("heading alone", "Date;Libellé;Crédit\n"u8.ToArray(), "statement.empty");
        yield return Bad("a million rows", Encoding.UTF8.GetBytes("Date;Libellé;Crédit\n" + string.Concat(Enumerable.Repeat(";;1\n", 1_000_000))), "statement.too-many-lines");
        yield return Bad("a picture", "\u0089PNG\0\0\0"u8.ToArray(), "statement.not-text");
        yield return Bad("a zip bomb", Workbook(x => x.Write(new byte[1_000_000]), times: 150), "statement.too-large-unpacked");
        yield return Bad("an archive that holds a table", Workbook(x => x.Write("Date;Libellé;Crédit\n03/01/2024;VIR;5,00\n"u8), name: "releve.csv"), "statement.unpack-first");
        yield return Bad("an archive of something else", Workbook(x => x.Write("hello"u8)), "statement.bad-xlsx");
        yield return Bad("a workbook with an external entity", Workbook(x => x.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]><worksheet>&e;</worksheet>"""))), "statement.bad-xlsx");
        yield return Bad("an archive that breaks off", Workbook(x => x.Write("hello"u8))[..^30], "statement.bad-xlsx");
    }

    private static TestCaseData Bad(string name, byte[] file, string code) => new TestCaseData(file, code).SetArgDisplayNames(name);

    private static byte[] Workbook(Action<Stream> write, int times = 1, string name = "xl/worksheets/sheet1.xml")
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < times; i++) write(sheet);
        }

        return file.ToArray();
    }

    [TestCaseSource(nameof(BadFiles))]
    public void Bad_files_are_refused_with_a_reason(byte[] file, string code)
    {
        Assert.That(file, Has.Length.LessThan(StatementFile.Limits.Bytes), "refused for what it is, not for its size");
        Assert.That(() => Read(file), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(code));
    }

    [Test]
    public async Task An_upload_without_end_is_cut_off_and_nothing_is_stored()
    {
        await using var statements = await StatementCase.Of();
        using var endless = new Endless();

        var answer = await statements.Treasurer.PostAsync("/api/statements?fileName=x.csv", new StreamContent(endless));

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("statement.too-large"));
        Assert.That(endless.Given, Is.LessThan(12_000_000));
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Bad_lines_are_answered_and_nothing_is_stored()
    {
        await using var statements = await StatementCase.Of("Aïcha Bennani");

        var answer = await (await statements.Post($"{StatementCase.Heading}03/01/2024;{statements.Numbers[0]};;;;1 000,00\nhier;B;;;;5\n03/01/2024;C;;;;1,005\n")).Json(HttpStatusCode.Conflict);

        Assert.That(answer.GetProperty("code").GetString(), Is.EqualTo("statement.lines-wrong"));
        Assert.That(answer.GetProperty("lines").EnumerateArray().Select(x => $"{x.GetProperty("number").GetInt32()} {x.GetProperty("code").GetString()}"),
            Is.EqualTo(new[] { "3 statement.unreadable-date", "4 statement.fraction-of-centime" }));
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Columns_are_asked_for_once_and_can_be_changed()
    {
        await using var statements = await StatementCase.Of();
        const string File = "Jour;Quoi;Combien\n03/01/2024;VIR;5,00\n";
        var (treasurer, header) = (statements.Treasurer, new[] { "Jour", "Quoi", "Combien" });

        Assert.That(await (await statements.Post(File)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.columns-unknown"));
        var look = await (await treasurer.PostAsync("/api/statements/look", new StringContent(File))).Json();
        Assert.That(look.GetProperty("header").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(header));
        Assert.That(look.GetProperty("rows")[0][2].GetString(), Is.EqualTo("5,00"));

        Assert.That(await (await Put(new { date = 0, label = 0, amount = 2 })).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.columns-impossible"));
        Assert.That(await (await Put(new { date = 0, label = 1 })).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.columns-impossible"));
        await (await Put(new { date = 0, label = 1, credit = 2, debit = (int?)null })).Json(HttpStatusCode.NoContent);
        await (await Put(new { date = 0, label = 1, amount = 2 })).Json(HttpStatusCode.NoContent);
        await (await statements.Post(File)).Json(HttpStatusCode.Created);

        look = await (await treasurer.PostAsync("/api/statements/look", new StringContent("Jour;Quoi;Combien\n04/01/2024;AUTRE;6,00\n"))).Json();
        Assert.That(look.GetProperty("kept").GetProperty("amount").GetInt32(), Is.EqualTo(2));

        Task<HttpResponseMessage> Put(object columns) => System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(treasurer, "/api/statements/columns", new { header, columns });
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
